package org.hall24.agent.send;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.terminal.Agent.Answered;
import org.hall24.wire.terminal.Agent.Declined;
import org.hall24.wire.terminal.Agent.DepartmentSilent;
import org.hall24.wire.terminal.Agent.LiveAnswer;
import org.hall24.wire.terminal.Agent.LiveCall;
import org.hall24.wire.terminal.Agent.NoNetwork;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Carries live questions to a department through the hub, and is believed by nobody who did not ask. */
public final class LiveDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDesk.class);

    /** A person stands there and waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int QUESTION_BYTES_MAX = 16 << 10;
    private static final int ANSWER_BYTES_MAX = 256 << 10;
    private static final int OK = 200;
    private static final int DECLINED = 409;

    private final Line line;
    private final Sender sender;

    /** A desk; the sender is told when the hub is heard from. */
    public LiveDesk(Line line, Sender sender) {
        this.line = line;
        this.sender = sender;
    }

    /**
     * Asks and waits.
     *
     * @throws AgentException when the question is none
     */
    public LiveAnswer ask(LiveCall call) throws AgentException, InterruptedException {
        if (!WORD.matcher(call.department()).matches()
                || !WORD.matcher(call.operation()).matches()) {
            throw new AgentException("department and operation are single words");
        }
        var body = call.body().getBytes(StandardCharsets.UTF_8);
        try {
            Json.PLAIN.read(body, ObjectNode.class, QUESTION_BYTES_MAX);
        } catch (MalformedException e) {
            throw new AgentException("a live question is a JSON object: " + e.getMessage(), e);
        }
        var path = "/v1/live/" + call.department() + "/" + call.operation();
        return switch (line.send("POST", path, Bytes.of(body), PATIENCE)) {
            case HubReply.Silence(var sentence) -> {
                LOG.warn("no answer from the hub to a live question: {}", sentence);
                yield new NoNetwork();
            }
            case HubReply.Answer answer -> understand(answer);
        };
    }

    private LiveAnswer understand(HubReply.Answer answer) {
        var body = answer.body().toArray();
        try {
            return switch (answer.status()) {
                case OK -> {
                    Json.PLAIN.read(body, ObjectNode.class, ANSWER_BYTES_MAX);
                    sender.heard();
                    yield new Answered(new String(body, StandardCharsets.UTF_8));
                }
                case DECLINED -> {
                    var code = Refusal.fromJson(body).code();
                    sender.heard();
                    yield new Declined(code);
                }
                default -> {
                    LOG.warn("the department is silent: status {}", answer.status());
                    yield new DepartmentSilent();
                }
            };
        } catch (MalformedException e) {
            LOG.warn("the department's answer is none: {}", e.getMessage());
            return new DepartmentSilent();
        }
    }
}
