package org.hall24.hub.departments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hall24.wire.query.Operation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
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
 * @param live by operation; any terminal may ask them
 * @param queries what citizens ask of their own affairs, by operation
 * @param services by operation; only the hub itself may ask them
 */
record Connector(
        String id,
        Names names,
        String base,
        Auth auth,
        Limits limits,
        Optional<Idempotency> idempotency,
        Map<String, Case> cases,
        Map<String, Live> live,
        Map<Operation, Question> queries,
        Map<String, Service> services) {

    /** The departments of this release. */
    private static final List<String> SHIPPED =
            List.of("appeal", "realestate", "fund", "social", "platform", "sms", "seal");

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

    /**
     * A question of a citizen about their own affairs. Nothing of it is kept, so it may be asked again.
     *
     * @param answer how long the department may take; the citizen sees the seconds
     * @param body the department's field to where its value comes from; a question mark at the end = may be missing
     * @param gives how its answer becomes one of ours, see {@link Shape}
     * @param refused what a no looks like
     * @param refusals the department's word for each no it may say, and ours
     */
    record Question(
            String path,
            Duration answer,
            Map<String, String> body,
            JsonNode gives,
            Answer refused,
            Map<String, Refusal> refusals) {}

    /**
     * A no to a citizen.
     *
     * @param code our word for it
     * @param tells what else the department tells with it, see {@link Shape}; empty = nothing
     */
    record Refusal(String code, Optional<JsonNode> tells) {
        Refusal {
            // Jackson reads the word null as a node that is null.
            tells = tells.filter(node -> !node.isNull());
        }
    }

    /**
     * Something the hub asks of its own accord; never reached by a terminal.
     *
     * @param takes the only fields that pass to the department
     * @param gives the fields that pass back; all must be there
     */
    record Service(String path, Set<String> takes, Set<String> gives, Answer refused) {}

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
                .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
                .build()
                .readValue(yaml, Connector.class);
        connector.cases().values().forEach(c -> c.body().values().forEach(Source::check));
        for (var question : connector.queries().values()) {
            question.body().values().forEach(Source::check);
            Shape.read(question.gives());
            question.refusals().values().forEach(refusal -> refusal.tells().ifPresent(Shape::read));
        }
        return connector;
    }

    /** The same connector with the real address. */
    Connector at(String sandbox) {
        return new Connector(
                id,
                names,
                base.replace("{sandbox}", sandbox),
                auth,
                limits,
                idempotency,
                cases,
                live,
                queries,
                services);
    }
}
