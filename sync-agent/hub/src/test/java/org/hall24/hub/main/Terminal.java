package org.hall24.hub.main;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hall24.people.Person;
import org.hall24.trust.Trust;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.UuidV7;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.http.SessionGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.http.SessionSecret;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.RequestKey;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.SigningKey;

/** A terminal as the hub sees it: signs, seals, sends over TLS and trusts the demonstration's authority only. */
final class Terminal {
    static final SecureRandom RANDOM = new SecureRandom();
    private static final UuidV7 IDS = new UuidV7(InstantSource.system(), RANDOM);

    private final String name;
    private final SigningKey key;
    /** How often a terminal of each name has opened a session, in all tests: none counts the same twice. */
    private static final ConcurrentHashMap<String, AtomicLong> OPENINGS = new ConcurrentHashMap<>();

    private final RequestSigner ownSigner;
    private final URI hub;
    private final HttpClient http;
    private Optional<SessionKey> session = Optional.empty();
    private int counter;

    private Terminal(SigningKey key, URI hub, HttpClient http) {
        this.name = key.id();
        this.key = key;
        this.ownSigner = new RequestSigner(key, InstantSource.system(), RANDOM);
        this.hub = hub;
        this.http = http;
    }

    static Terminal of(SigningKey key, int port, Path ca) throws IOException {
        return new Terminal(key, URI.create("https://localhost:" + port), client(ca));
    }

    /** Another terminal, or this one with another key, over the same line. */
    Terminal with(SigningKey other) {
        return new Terminal(other, hub, http);
    }

    String name() {
        return name;
    }

    SigningKey key() {
        return key;
    }

    /** The session it is in, opened at the first question. */
    synchronized SessionKey session() {
        if (session.isEmpty()) {
            var reply = UnsealingKey.oneTime();
            var opening = opening(reply.closing());
            try {
                var answer = send("POST", "/v1/sessions", opening.toJson());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("no session: " + answer.statusCode() + " " + answer.body());
                }
                var grant = SessionGrant.fromJson(answer.body().getBytes(StandardCharsets.UTF_8));
                var secret = new Opener(List.of(reply)).open(grant.envelope(), SessionSecret.class);
                session = Optional.of(SessionKey.of(grant.session(), secret.key()));
            } catch (IOException | InterruptedException | UnsealingException e) {
                throw new IllegalStateException(e);
            }
        }
        return session.get();
    }

    /** The next opening of a session. */
    SessionOpening opening(SealingKey reply) {
        long number = OPENINGS.computeIfAbsent(name, _ -> new AtomicLong()).incrementAndGet();
        return new SessionOpening(id(), name, number, List.of(), reply, List.of());
    }

    static HttpClient client(Path ca) throws IOException {
        return HttpClient.newBuilder()
                .sslContext(Trust.in(ca))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    HttpResponse<String> send(String method, String path, byte[] body) throws IOException, InterruptedException {
        return send(method, path, body, headers(method, path, body));
    }

    Map<String, String> headers(String method, String path, byte[] body) {
        boolean own = path.equals("/v1/sessions") || path.equals("/v1/keys") || path.equals("/v1/enrolments");
        return own
                ? ownSigner.sign(method, hub.resolve(path), body)
                : headers(session(), InstantSource.system(), method, path, body);
    }

    /** With any key and clock. */
    Map<String, String> headers(RequestKey with, InstantSource clock, String method, String path, byte[] body) {
        return new RequestSigner(with, clock, RANDOM).sign(method, hub.resolve(path), body);
    }

    HttpResponse<String> send(String method, String path, byte[] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(hub + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer's bytes, to a request without a body and with more headers. */
    HttpResponse<byte[]> bytes(String method, String path, Map<String, String> more)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(hub + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60));
        headers(method, path, new byte[0]).forEach(request::header);
        more.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> put(MatterSubmission matter) throws IOException, InterruptedException {
        return send("PUT", "/v1/matters/" + matter.matterId(), matter.toJson());
    }

    HttpResponse<String> live(String department, String operation, String body)
            throws IOException, InterruptedException {
        return send("POST", "/v1/live/" + department + "/" + operation, body.getBytes(StandardCharsets.UTF_8));
    }

    static UUID id() {
        return IDS.next();
    }

    static final String CODE = "135790";
    static final String WORDS = "望湖路路灯不亮已经三天，夜里看不见路，请派人来修";

    static Application appeal(Person person) {
        return new Application(
                id(),
                "appeal.hotline",
                new Application.Holder(person.name(), person.number(), person.address()),
                Map.of("appeal_type", "help", "appeal_text", WORDS, "mobile", person.phone()),
                Optional.empty(),
                CODE,
                "zh",
                Instant.parse("2026-11-22T01:00:00Z"));
    }

    static Application visit(Person person, Application.Slot slot) {
        return new Application(
                id(),
                "realestate.book-visit",
                new Application.Holder(person.name(), person.number(), person.address()),
                Map.of("reason", "transfer", "mobile", person.phone()),
                Optional.of(slot),
                CODE,
                "zh",
                Instant.parse("2026-11-22T01:00:00Z"));
    }

    /** A question of one person, not yet sealed. */
    static Query query(
            String matter,
            Operation operation,
            Optional<Person> person,
            Optional<String> pass,
            Map<String, String> fields,
            UnsealingKey session) {
        return new Query(
                id(),
                matter,
                operation,
                person.map(p -> new Application.Holder(p.name(), p.number(), p.address())),
                pass,
                fields,
                "zh",
                Instant.now(),
                session.closing());
    }

    QuerySubmission seal(Query query, SealingKey sealing) {
        return new QuerySubmission(query.queryId(), name, new Sealer(sealing, name, 1).seal(query));
    }

    HttpResponse<String> ask(QuerySubmission query) throws IOException, InterruptedException {
        return send("POST", "/v1/queries", query.toJson());
    }

    MatterSubmission seal(Application application, SealingKey sealing) {
        return seal(application, application.matter(), sealing);
    }

    /** @param matter what the header says; in an honest submission the application's own */
    MatterSubmission seal(Application application, String matter, SealingKey sealing) {
        counter++;
        return new MatterSubmission(
                application.matterId(),
                matter,
                CaseNumber.of("YS", Integer.parseInt(name.substring(name.length() - 4)), counter)
                        .text(),
                name,
                counter,
                Instant.parse("2026-11-22T01:00:00Z"),
                new Sealer(sealing, name, 1).seal(application));
    }
}
