package org.hall24.agent.send;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hall24.trust.Trust;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.RequestSigner;

/** One request over HTTPS and its answer. Safe for several threads. */
final class Exchange {
    /** A hub that does not take a connection in this time is away. */
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** However long a hub wants us to wait, this is enough. */
    private static final long WAIT_SECONDS_MAX = 300;

    private final URI hub;
    private final HttpClient client;

    /**
     * Exchanges with a hub.
     *
     * @param hub {@code https://host:port}
     * @throws IOException when the address is not HTTPS
     */
    Exchange(URI hub, HttpClient client) throws IOException {
        if (!"https".equals(hub.getScheme()) || hub.getHost() == null) {
            throw new IOException("the hub's address must look like https://host:port");
        }
        this.hub = hub;
        this.client = client;
    }

    /**
     * What was asked.
     *
     * @param path begins with a slash, percent-encoded
     * @param patience for the whole answer
     * @param answerBytesMax a longer answer is none
     */
    record Asked(String method, String path, Bytes body, Duration patience, int answerBytesMax) {}

    /** An answer, and the once-only word of the request it answers. */
    record Heard(HubReply reply, String nonce) {}

    /** Signs, sends, waits. */
    Heard send(RequestSigner signer, Asked asked) throws InterruptedException {
        var target = hub.resolve(asked.path());
        var content = asked.body().toArray();
        var request = HttpRequest.newBuilder(target)
                .timeout(asked.patience())
                .method(
                        asked.method(),
                        content.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(content));
        if (content.length > 0) {
            request.header("Content-Type", "application/json");
        }
        var headers = signer.sign(asked.method(), target, content);
        headers.forEach(request::header);
        return new Heard(answer(request.build(), asked.answerBytesMax()), RequestSigner.nonceIn(headers));
    }

    private HubReply answer(HttpRequest request, int answerBytesMax) throws InterruptedException {
        try {
            var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerBytesMax));
            return new HubReply.Answer(
                    response.statusCode(),
                    Bytes.of(response.body()),
                    response.headers().firstValue("Retry-After").flatMap(Exchange::seconds),
                    response.headers()
                            .firstValue("ETag")
                            .map(Exchange::revision)
                            .orElse(0L));
        } catch (IOException e) {
            return new HubReply.Silence(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Math.min(WAIT_SECONDS_MAX, Long.parseLong(header))))
                : Optional.empty();
    }

    private static long revision(String tag) {
        return tag.matches("\"[0-9]{1,18}\"") ? Long.parseLong(tag.substring(1, tag.length() - 1)) : 0;
    }

    /** A client that trusts the certificates under one root. */
    static HttpClient client(Path root) throws IOException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_MAX)
                .sslContext(Trust.in(root))
                .build();
    }
}
