package org.hall24.hub.main;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.people.Person;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.seal.UnsealingKey;

/** One person before one terminal, with a one-time key, as a kiosk would have it. */
final class Session {
    private final TestHall hall;
    private final Terminal terminal;
    private final Person person;
    final UnsealingKey key;
    Optional<String> pass = Optional.empty();

    Session(TestHall hall, Terminal terminal, String person) {
        this.hall = hall;
        this.terminal = terminal;
        this.person = TestHall.person(person);
        this.key = UnsealingKey.oneTime(
                SealingSuite.named(hall.keys.publicHalves().sealing().suite()).orElseThrow());
    }

    /** Asks for the person of this session. */
    Reply ask(String matter, Operation operation, Map<String, String> fields) throws Exception {
        return ask(matter, operation, Optional.of(person), fields);
    }

    Reply ask(String matter, Operation operation, Optional<Person> who, Map<String, String> fields) throws Exception {
        return send(Terminal.query(matter, operation, who, pass, fields, key));
    }

    /** Seals it, sends it, opens the answer. */
    Reply send(Query query) throws Exception {
        var answer = terminal.ask(terminal.seal(query, hall.keys.publicHalves().sealing()));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        var submission = QuerySubmission.fromJson(answer.body().getBytes(StandardCharsets.UTF_8));
        var reply = new Opener(List.of(key)).open(submission.envelope(), Reply.class);
        if (!reply.queryId().equals(query.queryId())) {
            throw new AssertionError("the answer to another question");
        }
        return reply;
    }

    /** Shows the phone's code to the scanner; level L1 from here. */
    Answers.Identified scan(String matter) throws Exception {
        var reply = ask(matter, Operation.IDENTIFY, Optional.empty(), Map.of("code", hall.showCode(person.id())));
        var identified = reply.read(Answers.Identified.class);
        pass = Optional.of(identified.pass());
        return identified;
    }

    /** The six digits in the newest message on the phone. */
    String digits() throws Exception {
        var text = hall.messages(person).getLast();
        return text.replaceAll("^.*?([0-9]{6}).*$", "$1");
    }

    /** Scans and types the code from the phone; level L2 from here. */
    Session proven(String matter) throws Exception {
        scan(matter);
        ask(matter, Operation.SEND_CODE, Map.of());
        var reply = ask(matter, Operation.CHECK_CODE, Map.of("code", digits()));
        if (reply.outcome() != Reply.Outcome.FOUND) {
            throw new AssertionError("not proven: " + reply.code());
        }
        return this;
    }
}
