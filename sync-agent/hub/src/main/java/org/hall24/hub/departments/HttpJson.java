package org.hall24.hub.departments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.json.Json;
import org.hall24.wire.query.Query;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks HTTP and JSON with one department as its connector declares. Blocking; safe for several threads. */
final class HttpJson implements AutoCloseable {
    /** The slots of a week in ten halls; an answer that is longer is none. */
    private static final int ANSWER_BYTES_MAX = 256 << 10;

    /** A department's own number: printable, short, nothing a page would have to fear. */
    private static final Pattern REFERENCE = Pattern.compile("[\\p{IsHan}A-Za-z0-9()〔〕._/-]{1,64}");

    /** A word for a program. */
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final JsonMapper JSON = Json.strict().build();

    private final Connector connector;
    private final String token;
    private final Breaker breaker;
    private final HttpClient http;

    HttpJson(Connector connector, String token, InstantSource clock) {
        this.connector = connector;
        this.token = token;
        this.breaker = new Breaker(
                connector.limits().failuresToRest(), connector.limits().rest(), clock);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connector.limits().connect())
                .build();
    }

    Connector connector() {
        return connector;
    }

    /** Whether it is left in peace right now. */
    boolean isResting() {
        return breaker.isResting();
    }

    /** Puts a case. */
    DepartmentAnswer file(Application application, CaseNumber number) throws InterruptedException {
        var mapping = Optional.ofNullable(connector.cases().get(application.matter()));
        if (mapping.isEmpty()) {
            return new DepartmentAnswer.Refused("not-our-matter");
        }
        var body = Source.body(mapping.get().body(), application, number);
        if (body.isEmpty()) {
            return new DepartmentAnswer.Refused("incomplete");
        }
        var request = request(mapping.get().path(), body.get());
        connector
                .idempotency()
                .ifPresent(header ->
                        request.header(header.header(), application.matterId().toString()));
        return ask(request.build(), connector.limits().answer(), answer -> caseAnswer(mapping.get(), answer));
    }

    /** Asks a live question. */
    DepartmentAnswer live(Connector.Live live, ObjectNode body) throws InterruptedException {
        return ask(
                request(live.path(), body).build(),
                connector.limits().answer(),
                answer -> passed(live.gives(), live.refused(), answer));
    }

    /** Asks a citizen's question and shapes the answer. */
    DepartmentAnswer query(Connector.Question question, Query query) throws InterruptedException {
        var body = Source.body(question.body(), query);
        return body.isEmpty()
                ? new DepartmentAnswer.Refused("incomplete")
                : ask(
                        request(question.path(), body.get()).build(),
                        question.answer(),
                        answer -> shaped(question, answer));
    }

    /** Asks a service of the hub's own accord. */
    DepartmentAnswer service(Connector.Service service, ObjectNode body) throws InterruptedException {
        return ask(
                request(service.path(), body).build(),
                connector.limits().answer(),
                answer -> passed(service.gives(), service.refused(), answer));
    }

    private HttpRequest.Builder request(String path, JsonNode body) {
        return HttpRequest.newBuilder(URI.create(connector.base() + path))
                .header("Content-Type", "application/json; charset=utf-8")
                .header(connector.auth().header(), token)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
    }

    /** Reads an answer of the department. */
    @FunctionalInterface
    private interface Reading {
        DepartmentAnswer read(HttpResponse<byte[]> answer);
    }

    private DepartmentAnswer ask(HttpRequest request, Duration patience, Reading reading) throws InterruptedException {
        var rest = breaker.restLeft();
        if (rest.isPositive()) {
            return new DepartmentAnswer.Resting(rest);
        }
        var answer = exchange(request, patience, reading);
        switch (answer) {
            case DepartmentAnswer.Accepted _, DepartmentAnswer.Refused _ -> breaker.answered();
            case DepartmentAnswer.Silent _, DepartmentAnswer.Unreached _ -> breaker.silent();
            case DepartmentAnswer.Resting _ -> throw new IllegalStateException("nobody rests in an exchange");
        }
        return answer;
    }

    private DepartmentAnswer exchange(HttpRequest request, Duration patience, Reading reading)
            throws InterruptedException {
        var handler = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX);
        var future = http.sendAsync(request, handler);
        try {
            var limit = connector.limits().connect().plus(patience);
            return reading.read(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            future.cancel(true);
            return new DepartmentAnswer.Silent("no answer in time");
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case ConnectException _ -> new DepartmentAnswer.Unreached("no connection");
                case HttpConnectTimeoutException _ -> new DepartmentAnswer.Unreached("no connection in time");
                case IOException _ -> new DepartmentAnswer.Silent("the connection broke");
                case null, default -> throw new IllegalStateException("a request could not be sent", e);
            };
        } catch (InterruptedException e) {
            future.cancel(true);
            throw e;
        }
    }

    private static DepartmentAnswer caseAnswer(Connector.Case mapping, HttpResponse<byte[]> answer) {
        var json = json(answer.body());
        if (mapping.accepted().statuses().contains(answer.statusCode())) {
            return word(json, mapping.accepted().field(), REFERENCE)
                    .<DepartmentAnswer>map(DepartmentAnswer.Accepted::new)
                    .orElse(new DepartmentAnswer.Silent("a yes without its number"));
        }
        return refusal(mapping.refused(), answer.statusCode(), json);
    }

    private static DepartmentAnswer shaped(Connector.Question question, HttpResponse<byte[]> answer) {
        var json = json(answer.body());
        if (answer.statusCode() == 200) {
            return json.flatMap(Shape.read(question.gives())::of)
                    .<DepartmentAnswer>map(ours -> new DepartmentAnswer.Accepted(ours.toString()))
                    .orElse(new DepartmentAnswer.Silent("an answer that lacks something"));
        }
        return switch (refusal(question.refused(), answer.statusCode(), json)) {
            case DepartmentAnswer.Refused(var code, var _) ->
                Optional.ofNullable(question.refusals().get(code))
                        .flatMap(refusal -> said(refusal, json))
                        .orElse(new DepartmentAnswer.Silent("a no that is not declared"));
            case DepartmentAnswer other -> other;
        };
    }

    private static Optional<DepartmentAnswer> said(Connector.Refusal refusal, Optional<JsonNode> json) {
        return refusal.tells().isEmpty()
                ? Optional.of(new DepartmentAnswer.Refused(refusal.code()))
                : json.flatMap(Shape.read(refusal.tells().get())::of)
                        .map(told -> new DepartmentAnswer.Refused(refusal.code(), told.toString()));
    }

    private static DepartmentAnswer passed(Set<String> gives, Connector.Answer refused, HttpResponse<byte[]> answer) {
        var json = json(answer.body());
        if (answer.statusCode() != 200) {
            return refusal(refused, answer.statusCode(), json);
        }
        var passed = JSON.createObjectNode();
        for (var field : gives) {
            var value = json.map(node -> node.path(field)).filter(node -> !node.isMissingNode() && !node.isNull());
            if (value.isEmpty()) {
                return new DepartmentAnswer.Silent("an answer without " + field);
            }
            passed.set(field, value.get());
        }
        return new DepartmentAnswer.Accepted(passed.toString());
    }

    private static DepartmentAnswer refusal(Connector.Answer refused, int status, Optional<JsonNode> json) {
        if (!refused.statuses().contains(status)) {
            return new DepartmentAnswer.Silent("status " + status);
        }
        return word(json, refused.field(), CODE)
                .<DepartmentAnswer>map(DepartmentAnswer.Refused::new)
                .orElse(new DepartmentAnswer.Silent("a no without its reason"));
    }

    private static Optional<String> word(Optional<JsonNode> json, String field, Pattern form) {
        return json.map(node -> node.path(field))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> form.matcher(text).matches());
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
