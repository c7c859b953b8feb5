package org.hall24.agent.send;

import java.time.Duration;
import org.hall24.agent.identity.Terminal;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.terminal.Agent.NotTaken;
import org.hall24.wire.terminal.Agent.QueryAnswer;
import org.hall24.wire.terminal.Agent.QueryCall;
import org.hall24.wire.terminal.Agent.Replied;
import org.hall24.wire.terminal.Agent.Unanswered;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries sealed questions to the hub and sealed answers back. It reads neither, keeps neither, and asks once: whether to ask again
 * is for the person to say. Safe for several threads.
 */
public final class QueryDesk {
    private static final Logger LOG = LoggerFactory.getLogger(QueryDesk.class);

    /** A department has half a minute; the kiosk gives up a little later than we do. */
    private static final Duration PATIENCE = Duration.ofSeconds(QueryCall.SECONDS_MAX);

    private static final int OK = 200;

    private final Line line;
    private final Sender sender;
    private final Terminal terminal;

    /** A desk; the sender is told when the hub is heard from. */
    public QueryDesk(Line line, Sender sender, Terminal terminal) {
        this.line = line;
        this.sender = sender;
        this.terminal = terminal;
    }

    /**
     * Asks and waits.
     *
     * @throws AgentException when the call holds no envelope of this query and terminal
     */
    public QueryAnswer ask(QueryCall call) throws AgentException, InterruptedException {
        byte[] body;
        try {
            body = new QuerySubmission(call.queryId(), terminal.name(), Envelope.fromJson(call.envelope())).toJson();
        } catch (MalformedException | IllegalArgumentException e) {
            throw new AgentException("a query is an envelope of this terminal: " + e.getMessage(), e);
        }
        return switch (line.send("POST", "/v1/queries", Bytes.of(body), PATIENCE, QuerySubmission.BYTES_MAX)) {
            case HubReply.Silence(var sentence) -> {
                LOG.warn("no answer from the hub to a query: {}", sentence);
                yield new Unanswered();
            }
            case HubReply.Answer answer -> answer.status() == OK ? reply(call, answer) : refusal(answer);
        };
    }

    private QueryAnswer reply(QueryCall call, HubReply.Answer answer) {
        try {
            var reply = QuerySubmission.fromJson(answer.body().toArray());
            if (reply.queryId().equals(call.queryId()) && reply.terminal().equals(terminal.name())) {
                sender.heard();
                return new Replied(reply.envelope().toJson());
            }
            LOG.warn("the hub answered another query");
        } catch (MalformedException e) {
            LOG.warn("the answer to a query is none: {}", e.getMessage());
        }
        return new Unanswered();
    }

    /** A no counts only in the hub's own words: a gateway on the way also says 400. */
    private QueryAnswer refusal(HubReply.Answer answer) {
        try {
            var code = Refusal.fromJson(answer.body().toArray()).code();
            LOG.warn("the hub does not take a query: {} {}", answer.status(), code);
            sender.heard();
            return new NotTaken(code);
        } catch (MalformedException e) {
            LOG.warn("the hub is not heard: status {}", answer.status());
            return new Unanswered();
        }
    }
}
