package org.hall24.hub.main;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hall24.people.Person;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.UuidV7;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SigningKey;

/** A terminal as the hub sees it: signs, seals, sends over TLS and trusts the demonstration's authority only. */
final class Terminal {
    static final SecureRandom RANDOM = new SecureRandom();
    private static final UuidV7 IDS = new UuidV7(InstantSource.system(), RANDOM);

    private final String name;
    private final SigningKey key;
    private final RequestSigner signer;
    private final URI hub;
    private final HttpClient http;
    private int counter;

    private Terminal(SigningKey key, InstantSource clock, URI hub, HttpClient http) {
        this.name = key.id();
        this.key = key;
        this.signer = new RequestSigner(key, clock, RANDOM);
        this.hub = hub;
        this.http = http;
    }

    static Terminal of(SigningKey key, int port, Path ca) throws IOException, GeneralSecurityException {
        return new Terminal(key, InstantSource.system(), URI.create("https://localhost:" + port), client(ca));
    }

    /** The same terminal with another key, or with a clock that is wrong. */
    Terminal with(SigningKey other, InstantSource clock) {
        return new Terminal(other, clock, hub, http);
    }

    Terminal withClockOff(Duration offset) {
        return with(key, InstantSource.offset(InstantSource.system(), offset));
    }

    static HttpClient client(Path ca) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(ca)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), RANDOM);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    HttpResponse<String> send(String method, String path, byte[] body) throws IOException, InterruptedException {
        return send(method, path, body, headers(method, path, body));
    }

    Map<String, String> headers(String method, String path, byte[] body) {
        return signer.sign(method, hub.resolve(path), body);
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
