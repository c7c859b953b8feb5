package org.hall24.hub.departments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every department this hub can speak with. Safe for several threads. */
public final class Departments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Departments.class);

    /** What the sandbox asks for; a real department's token lies in a file of its own and wins. */
    private static final String SANDBOX_TOKEN = "demonstration";

    /** A hall's id, a date, a time: nothing longer belongs in a live question. */
    private static final int LIVE_VALUE_CHARS_MAX = 64;

    private final Map<String, HttpJson> connections;

    private Departments(Map<String, HttpJson> connections) {
        this.connections = connections;
    }

    /**
     * The shipped connectors.
     *
     * @param sandbox address of the stand-in departments
     * @param keys directory where {@code department-ID.token} may lie
     */
    public static Departments shipped(String sandbox, Path keys, InstantSource clock) throws IOException {
        return of(
                Connector.shipped().stream()
                        .map(connector -> connector.at(sandbox))
                        .toList(),
                keys,
                clock);
    }

    static Departments of(List<Connector> connectors, Path keys, InstantSource clock) throws IOException {
        var connections = new java.util.HashMap<String, HttpJson>();
        for (var connector : connectors) {
            var token = keys.resolve("department-" + connector.id() + ".token");
            var secret = Files.exists(token) ? Files.readString(token).strip() : SANDBOX_TOKEN;
            connections.put(connector.id(), new HttpJson(connector, secret, clock));
        }
        return new Departments(Map.copyOf(connections));
    }

    /** All ids. */
    public Set<String> ids() {
        return connections.keySet();
    }

    /** The matters a department takes. */
    public Set<String> matters(String department) {
        return connection(department).connector().cases().keySet();
    }

    /** Who takes this matter. */
    public Optional<String> responsible(String matter) {
        return connections.values().stream()
                .map(HttpJson::connector)
                .filter(connector -> connector.cases().containsKey(matter))
                .map(Connector::id)
                .findFirst();
    }

    /** Whether the department recognises a repeat, so that asking again after an unknown answer is safe. */
    public boolean knowsRepeats(String department) {
        return connection(department).connector().idempotency().isPresent();
    }

    /**
     * How a citizen calls a matter and who answers for it.
     *
     * @param chinese whether in Chinese; else in English
     */
    public Optional<Labels> labels(String matter, boolean chinese) {
        Function<Connector.Names, String> pick = names -> chinese ? names.zh() : names.en();
        return connections.values().stream()
                .map(HttpJson::connector)
                .flatMap(connector -> Optional.ofNullable(connector.cases().get(matter))
                        .map(mapping -> new Labels(pick.apply(mapping.names()), pick.apply(connector.names())))
                        .stream())
                .findFirst();
    }

    /** Words for a page. */
    public record Labels(String matter, String department) {}

    /**
     * How long to wait before the next attempt.
     *
     * @param attempts made so far; at least 1
     * @param age how long the case has been here
     * @return empty when a person should look at it
     */
    public Optional<Duration> nextAttempt(String department, int attempts, Duration age) {
        var limits = connection(department).connector().limits();
        if (age.compareTo(limits.giveUpAfter()) > 0) {
            return Optional.empty();
        }
        var pause = limits.retryFirst();
        for (int i = 1; i < attempts && pause.compareTo(limits.retryLongest()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return Optional.of(pause.compareTo(limits.retryLongest()) < 0 ? pause : limits.retryLongest());
    }

    /** How long one attempt lasts at most. */
    public Duration patience(String department) {
        var limits = connection(department).connector().limits();
        return limits.connect().plus(limits.answer());
    }

    /** Puts a case to a department. Blocks as long as {@link #patience} says. */
    public DepartmentAnswer file(String department, Application application, CaseNumber number)
            throws InterruptedException {
        return connection(department).file(application, number);
    }

    /** What a live question came to. */
    public sealed interface LiveOutcome {
        /** The department spoke, or did not. */
        record Asked(DepartmentAnswer answer) implements LiveOutcome {}

        /** There is no such question. */
        record Unknown() implements LiveOutcome {}

        /** A field that this question does not take, or no word in it. */
        record NotAllowed() implements LiveOutcome {}
    }

    /** Asks a live question if it is one of those declared, with the declared fields only. */
    public LiveOutcome live(String department, String operation, ObjectNode body) throws InterruptedException {
        var connection = connections.get(department);
        if (connection == null || !connection.connector().live().containsKey(operation)) {
            return new LiveOutcome.Unknown();
        }
        var live = connection.connector().live().get(operation);
        for (var field : body.properties()) {
            if (!live.takes().contains(field.getKey()) || !isWord(field.getValue())) {
                return new LiveOutcome.NotAllowed();
            }
        }
        return new LiveOutcome.Asked(connection.live(live, body));
    }

    /**
     * Puts a citizen's question to the department that declares this operation, for the query's own person with the query's own
     * fields, and gives its answer as one of {@link org.hall24.wire.query.Answers}. Whoever makes a certificate asks for its rows
     * here. Nothing is kept, and what is logged names department and operation only. Blocks for half a minute at most.
     *
     * @param operation which question; the query's own, or another one about the same person
     * @return the answer, the department's no, or silence; under the query's id
     */
    public Reply query(Operation operation, Query query) throws InterruptedException {
        for (var connection : connections.values()) {
            var question = connection.connector().queries().get(operation);
            if (question != null) {
                return reply(connection, operation, query, connection.query(question, query));
            }
        }
        return Reply.refused(query.queryId(), "not-offered");
    }

    private static Reply reply(HttpJson connection, Operation operation, Query query, DepartmentAnswer answer) {
        return switch (answer) {
            case DepartmentAnswer.Accepted(var body) -> {
                var reply = new Reply(query.queryId(), Reply.Outcome.FOUND, "", body);
                yield isOurs(operation, reply) ? reply : silent(connection, operation, query, "an answer that is none");
            }
            case DepartmentAnswer.Refused(var code, var body) ->
                new Reply(query.queryId(), Reply.Outcome.REFUSED, code, body);
            case DepartmentAnswer.Silent(var problem) -> silent(connection, operation, query, problem);
            case DepartmentAnswer.Unreached(var problem) -> silent(connection, operation, query, problem);
            case DepartmentAnswer.Resting _ -> Reply.silent(query.queryId());
        };
    }

    private static boolean isOurs(Operation operation, Reply reply) {
        try {
            switch (operation) {
                case CARD_KEYS -> reply.read(Answers.CardKeys.class);
                case FUND_ACCOUNTS -> reply.read(Answers.FundAccounts.class);
                case FUND_DETAIL -> reply.read(Answers.FundDetail.class);
                case INSURED -> reply.read(Answers.Insured.class);
                case TITLES -> reply.read(Answers.Titles.class);
                case IDENTIFY, SEND_CODE, CHECK_CODE, DRAFT, ISSUE, PRINTED, UNFINISHED, RESUME -> {
                    return false;
                }
            }
            return true;
        } catch (MalformedException e) {
            LOG.warn("{}: {}", operation, e.getMessage());
            return false;
        }
    }

    private static Reply silent(HttpJson connection, Operation operation, Query query, String problem) {
        LOG.warn("department {} did not answer {}: {}", connection.connector().id(), operation, problem);
        return Reply.silent(query.queryId());
    }

    /**
     * Asks a service the hub needs itself, such as a seal or a message. No terminal can reach it.
     *
     * @throws IllegalArgumentException when the connector does not declare it, or not one of the fields
     */
    public DepartmentAnswer service(String department, String operation, ObjectNode body) throws InterruptedException {
        var connection = connection(department);
        var service = Optional.ofNullable(connection.connector().services().get(operation))
                .orElseThrow(() -> new IllegalArgumentException(department + " has no service " + operation));
        if (!service.takes().containsAll(body.propertyNames())) {
            throw new IllegalArgumentException(department + "/" + operation + " takes " + service.takes() + " only");
        }
        return connection.service(service, body);
    }

    /** Departments that are left in peace right now, because they did not answer. */
    public Set<String> resting() {
        return connections.values().stream()
                .filter(HttpJson::isResting)
                .map(connection -> connection.connector().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWord(JsonNode value) {
        return value.isString() && value.asString().length() <= LIVE_VALUE_CHARS_MAX;
    }

    private HttpJson connection(String department) {
        return Optional.ofNullable(connections.get(department))
                .orElseThrow(() -> new IllegalArgumentException("no connector for department " + department));
    }

    /** What each department declares about itself, for a person. */
    @Override
    public String toString() {
        return "Departments" + connections.keySet().stream().sorted().collect(Collectors.toList());
    }

    @Override
    public void close() {
        connections.values().forEach(HttpJson::close);
    }
}
