package org.hall24.fleet.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.hall24.fleet.terminal.Filings;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.SessionGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.http.SessionSecret;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.SigningKey;

/** One terminal of a measurement: makes whole requests before they are sent. Used by one thread. */
final class Caller {
    /** Half a session: a round's requests are made now and sent within the other half. */
    private static final Duration SESSION_USED = Duration.ofMinutes(5);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final SigningKey key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final URI hub;
    private Optional<RequestSigner> signer = Optional.empty();
    private Instant entered = Instant.EPOCH;
    private long openings;
    private int counter;
    private int revision = 1;

    Caller(SigningKey key, URI hub, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        this.hub = hub;
    }

    SigningKey key() {
        return key;
    }

    /** Opens the session its requests are signed in, unless the one it has is young enough for a round of them. */
    void enter(HttpClient client) {
        if (clock.instant().isBefore(entered.plus(SESSION_USED))) {
            return;
        }
        var reply = UnsealingKey.oneTime();
        var opening =
                new SessionOpening(UUID.randomUUID(), key.id(), ++openings, List.of(), reply.closing(), List.of());
        var target = hub.resolve("/v1/sessions");
        var request = HttpRequest.newBuilder(target)
                .POST(HttpRequest.BodyPublishers.ofByteArray(opening.toJson()))
                .timeout(ANSWER_MAX);
        new RequestSigner(key, clock, random)
                .sign("POST", target, opening.toJson())
                .forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var grant = SessionGrant.fromJson(answer.body());
            var secret = new Opener(List.of(reply)).open(grant.envelope(), SessionSecret.class);
            signer = Optional.of(new RequestSigner(SessionKey.of(grant.session(), secret.key()), clock, random));
            entered = clock.instant();
        } catch (IOException | UnsealingException e) {
            throw new IllegalStateException(key.id() + " gets no session", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(key.id() + " was interrupted at the door", e);
        }
    }

    /** So many matters, one a request. */
    List<byte[]> singles(Filings filings, int count) {
        var requests = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            var matter = filings.next(key.id(), ++counter);
            requests.add(request("PUT", "/v1/matters/" + matter.matterId(), matter.toJson()));
        }
        return requests;
    }

    /** So many requests with so many matters each. */
    List<byte[]> batches(Filings filings, int count, int mattersEach) {
        var requests = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            var items = new ArrayList<String>(mattersEach);
            for (int j = 0; j < mattersEach; j++) {
                items.add(new String(
                        filings.next(key.id(), ++counter).toJson(), java.nio.charset.StandardCharsets.UTF_8));
            }
            requests.add(request("POST", "/v1/matters", new MatterBatch(items).toJson()));
        }
        return requests;
    }

    /** Asks once what it would be offered; from then on it has that. */
    void learn(int port, Optional<SSLContext> tls) throws IOException {
        try (var wire = Wire.to(port, tls)) {
            var answer = wire.exchange(request("GET", "/v1/release?have=1&wait=0", List.of(), new byte[0]));
            revision = switch (answer.status()) {
                case 200 -> 2;
                case 204, 304 -> 1;
                default -> throw new IOException("asked for a release, the hub answered " + answer.status());
            };
        }
    }

    /** Whether there is something new, so many times. */
    List<byte[]> polls(int count) {
        return questions(
                "/v1/release?have=" + revision + "&wait=0", List.of("If-None-Match: \"" + revision + "\""), count);
    }

    /** The same question so many times, signed anew each time. */
    List<byte[]> questions(String path, List<String> headers, int count) {
        var requests = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            requests.add(request("GET", path, headers, new byte[0]));
        }
        return requests;
    }

    private byte[] request(String method, String path, byte[] body) {
        return request(method, path, List.of(), body);
    }

    private byte[] request(String method, String path, List<String> more, byte[] body) {
        var headers = new ArrayList<>(more);
        signer.orElseThrow()
                .sign(method, hub.resolve(path), body)
                .forEach((name, value) -> headers.add(name + ": " + value));
        return Wire.request(method, path, headers, body);
    }
}
