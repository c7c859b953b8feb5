package org.hall24.hub.departments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How to speak with one department, as its YAML file declares it.
 *
 * @param id the department
 * @param names what people call it
 * @param base address without a slash at its end; {@code {sandbox}} stands for the hub's option
 * @param auth which header carries our token
 * @param limits how patient we are
 * @param idempotency the header by which the department recognises a repeat; empty = it cannot, so nothing is ever sent twice
 * @param cases by catalogue id
 * @param live by operation
 */
record Connector(
        String id,
        Names names,
        String base,
        Auth auth,
        Limits limits,
        Optional<Idempotency> idempotency,
        Map<String, Case> cases,
        Map<String, Live> live) {

    /** The departments of this release. */
    private static final List<String> SHIPPED = List.of("appeal", "realestate");

    /** A name in both languages. */
    record Names(String zh, String en) {}

    /** The header of our token. */
    record Auth(String header) {}

    /** The header of the idempotency key. */
    record Idempotency(String header) {}

    /**
     * How patient we are.
     *
     * @param connect until a connection stands
     * @param answer until the whole answer is there
     * @param retryFirst pause before the second attempt; doubles from there
     * @param retryLongest longest pause
     * @param giveUpAfter then a person looks at the case
     * @param failuresToRest so many silences in a row, and the department is left in peace
     * @param rest for so long
     */
    record Limits(
            Duration connect,
            Duration answer,
            Duration retryFirst,
            Duration retryLongest,
            Duration giveUpAfter,
            int failuresToRest,
            Duration rest) {}

    /**
     * What an answer of this kind looks like.
     *
     * @param statuses HTTP statuses
     * @param field the field that must hold a word
     */
    record Answer(Set<Integer> statuses, String field) {}

    /**
     * How a case is put.
     *
     * @param body the department's field to where its value comes from; a question mark at the end = may be missing
     */
    record Case(Names names, String path, Map<String, String> body, Answer accepted, Answer refused) {}

    /**
     * A question asked while the citizen waits.
     *
     * @param takes the only fields that pass to the department; words, never personal
     * @param gives the fields that pass back; all must be there
     */
    record Live(String path, Set<String> takes, Set<String> gives, Answer refused) {}

    /** Reads the shipped connectors and checks where their values come from. */
    static List<Connector> shipped() {
        return SHIPPED.stream().map(Connector::read).toList();
    }

    private static Connector read(String id) {
        var file = "/org/hall24/hub/connectors/" + id + ".yaml";
        try (var in = Connector.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this jar");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static Connector parse(byte[] yaml) {
        var connector = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build()
                .readValue(yaml, Connector.class);
        connector.cases().values().forEach(c -> c.body().values().forEach(Source::check));
        return connector;
    }

    /** The same connector with the real address. */
    Connector at(String sandbox) {
        return new Connector(id, names, base.replace("{sandbox}", sandbox), auth, limits, idempotency, cases, live);
    }
}
