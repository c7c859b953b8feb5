package org.hall24.hub.identity;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.hall24.hub.departments.DepartmentAnswer;
import org.hall24.hub.departments.Departments;
import org.hall24.hub.queries.Answering;
import org.hall24.hub.queries.Identity;
import org.hall24.hub.queries.QueryDispatch;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Identifies a person by the code of an e-certificate, and makes sure of it by a code sent to the phone the platform knows. The
 * phone's number is asked for anew each time and kept nowhere.
 */
public final class IdentityDesk implements Answering {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityDesk.class);

    /** A scanned code of any make; ours has 38 characters. */
    private static final int CODE_CHARS_MAX = 512;

    private static final int ANSWER_BYTES_MAX = 8 << 10;

    /** {@code 139****0001}: enough to know one's own, too little to call. */
    private static final int SHOWN_FIRST = 3;

    private static final int SHOWN_LAST = 4;

    private final Departments departments;
    private final Passes passes;
    private final OneTimeCodes codes;
    private final SmsGateway gateway;
    private final Properties messages;

    /** A desk. */
    public IdentityDesk(Departments departments, Passes passes, OneTimeCodes codes, SmsGateway gateway) {
        this.departments = departments;
        this.passes = passes;
        this.codes = codes;
        this.gateway = gateway;
        this.messages = messages();
    }

    @Override
    public Set<Operation> answers() {
        return Set.of(Operation.IDENTIFY, Operation.SEND_CODE, Operation.CHECK_CODE);
    }

    @Override
    public Reply answer(Query query, Identity identity, String terminal) throws InterruptedException {
        return switch (query.operation()) {
            case IDENTIFY -> identify(query, terminal);
            case SEND_CODE -> withPass(query, identity, pass -> send(query, identity.person(), pass, terminal));
            case CHECK_CODE -> withPass(query, identity, pass -> check(query, pass));
            case CARD_KEYS, FUND_ACCOUNTS, FUND_DETAIL, INSURED, TITLES, DRAFT, ISSUE, PRINTED, UNFINISHED, RESUME ->
                throw new IllegalArgumentException("not answered here: " + query.operation());
        };
    }

    /** What is done with a pass. */
    @FunctionalInterface
    private interface Step {
        Reply with(String pass) throws InterruptedException;
    }

    /** Who was identified by a card alone has no pass, and no phone we would know to be theirs. */
    private static Reply withPass(Query query, Identity identity, Step step) throws InterruptedException {
        return identity.pass().isPresent()
                ? step.with(identity.pass().get())
                : Reply.refused(query.queryId(), QueryDispatch.NOT_IDENTIFIED);
    }

    private Reply identify(Query query, String terminal) throws InterruptedException {
        var code = query.fields().getOrDefault("code", "");
        if (code.isEmpty() || code.length() > CODE_CHARS_MAX) {
            return Reply.refused(query.queryId(), "code-unknown");
        }
        var asked = JsonMapper.shared().createObjectNode().put("code", code);
        return switch (departments.service("platform", "resolve", asked)) {
            case DepartmentAnswer.Accepted(var body) -> identified(query, body, terminal);
            case DepartmentAnswer.Refused(var no, var _) ->
                Reply.refused(query.queryId(), no.equals("code-expired") ? no : "code-unknown");
            case DepartmentAnswer.Silent(var problem) -> silent(query, problem);
            case DepartmentAnswer.Unreached(var problem) -> silent(query, problem);
            case DepartmentAnswer.Resting _ -> Reply.silent(query.queryId());
        };
    }

    private Reply identified(Query query, String body, String terminal) throws InterruptedException {
        Holder holder;
        try {
            holder = Json.PLAIN.read(body.getBytes(StandardCharsets.UTF_8), Holder.class, ANSWER_BYTES_MAX);
        } catch (MalformedException e) {
            return silent(query, "a person that is none");
        }
        var phone = switch (phone(holder)) {
            case Phone.Known(var number) -> Optional.of(masked(number));
            case Phone.None _, Phone.Unknown _ -> Optional.<String>empty();
        };
        return Reply.found(query.queryId(), new Answers.Identified(holder, passes.give(holder, terminal), phone));
    }

    /** Where a person can be reached. */
    private sealed interface Phone {
        /** There. */
        record Known(String number) implements Phone {
            @Override
            public String toString() {
                return "Known[masked]";
            }
        }

        /** The platform has none. */
        record None() implements Phone {}

        /** The platform did not say. */
        record Unknown() implements Phone {}
    }

    private Phone phone(Holder holder) throws InterruptedException {
        var asked = JsonMapper.shared()
                .createObjectNode()
                .put("name", holder.name())
                .put("number", holder.number());
        return switch (departments.service("platform", "phone", asked)) {
            case DepartmentAnswer.Accepted(var body) -> {
                var number = JsonMapper.shared().readTree(body).path("phone").asString("");
                yield number.matches("1[0-9]{10}") ? new Phone.Known(number) : new Phone.None();
            }
            case DepartmentAnswer.Refused _ -> new Phone.None();
            case DepartmentAnswer.Silent _, DepartmentAnswer.Unreached _, DepartmentAnswer.Resting _ ->
                new Phone.Unknown();
        };
    }

    private Reply send(Query query, Holder holder, String pass, String terminal) throws InterruptedException {
        return switch (phone(holder)) {
            case Phone.None _ -> Reply.refused(query.queryId(), "no-phone");
            case Phone.Unknown _ -> silent(query, "it did not tell the phone");
            case Phone.Known(var number) -> send(query, holder, pass, terminal, number);
        };
    }

    private Reply send(Query query, Holder holder, String pass, String terminal, String number)
            throws InterruptedException {
        var fresh = codes.make(pass, holder.number());
        if (fresh.isEmpty()) {
            return Reply.refused(query.queryId(), "sms-too-often");
        }
        var pattern = messages.getProperty(query.language(), messages.getProperty("zh"));
        var text = new MessageFormat(pattern)
                .format(new Object[] {fresh.get().digits(), OneTimeCodes.VALID.toMinutes(), terminal});
        return switch (gateway.send(number, text)) {
            case YES ->
                Reply.found(
                        query.queryId(),
                        new Answers.CodeSent(
                                masked(number),
                                Math.toIntExact(OneTimeCodes.BETWEEN.toSeconds()),
                                Math.toIntExact(OneTimeCodes.VALID.toSeconds())));
            case REFUSED -> {
                codes.takeBack(fresh.get());
                yield Reply.refused(query.queryId(), "no-phone");
            }
            // It may have left: the code stays good, and the next waits its minute.
            case UNKNOWN -> Reply.silent(query.queryId());
        };
    }

    private Reply check(Query query, String pass) {
        var digits = query.fields().getOrDefault("code", "");
        return switch (codes.attempt(pass, digits, () -> passes.raise(pass))) {
            case OneTimeCodes.Attempt.Right _ -> Reply.found(query.queryId(), new Answers.Confirmed("L2"));
            case OneTimeCodes.Attempt.Wrong(int left) ->
                Reply.refused(query.queryId(), "sms-wrong", new Answers.TriesLeft(left));
            case OneTimeCodes.Attempt.Locked _ -> Reply.refused(query.queryId(), "sms-locked");
            case OneTimeCodes.Attempt.Expired _ -> Reply.refused(query.queryId(), "sms-expired");
        };
    }

    private static Reply silent(Query query, String problem) {
        LOG.warn("the certificate platform did not answer: {}", problem);
        return Reply.silent(query.queryId());
    }

    private static String masked(String phone) {
        return phone.substring(0, SHOWN_FIRST) + "****" + phone.substring(phone.length() - SHOWN_LAST);
    }

    private static Properties messages() {
        try (var in = IdentityDesk.class.getResourceAsStream("/org/hall24/hub/identity-sms.properties")) {
            if (in == null) {
                throw new IllegalStateException("identity-sms.properties is missing from this jar");
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("identity-sms.properties cannot be read", e);
        }
    }
}
