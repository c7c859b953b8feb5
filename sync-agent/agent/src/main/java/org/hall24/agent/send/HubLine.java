package org.hall24.agent.send;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.RequestSigner;

/** The line to the hub: HTTPS under one root, every request signed. Safe for several threads. */
public final class HubLine implements Line, AutoCloseable {
    /** A hub that does not take a connection in this time is away. */
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** However long a hub wants us to wait, this is enough. */
    private static final long WAIT_SECONDS_MAX = 300;

    private final URI hub;
    private final HttpClient client;
    private final RequestSigner signer;

    /**
     * A line; nothing is opened yet.
     *
     * @param hub {@code https://host:port}
     * @param root the certificate, PEM, under which the hub's must be
     * @throws IOException when the address is not HTTPS or the certificate cannot be read
     */
    public HubLine(URI hub, Path root, RequestSigner signer) throws IOException {
        if (!"https".equals(hub.getScheme()) || hub.getHost() == null) {
            throw new IOException("the hub's address must look like https://host:port");
        }
        this.hub = hub;
        this.signer = signer;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_MAX)
                .sslContext(trusting(root))
                .build();
    }

    @Override
    public HubReply send(String method, String path, Bytes body, Duration patience, int answerBytesMax)
            throws InterruptedException {
        var target = hub.resolve(path);
        var content = body.toArray();
        var request = HttpRequest.newBuilder(target)
                .timeout(patience)
                .method(
                        method,
                        content.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(content));
        if (content.length > 0) {
            request.header("Content-Type", "application/json");
        }
        signer.sign(method, target, content).forEach(request::header);
        try {
            var response =
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerBytesMax));
            return new HubReply.Answer(
                    response.statusCode(),
                    Bytes.of(response.body()),
                    response.headers().firstValue("Retry-After").flatMap(HubLine::seconds));
        } catch (IOException e) {
            return new HubReply.Silence(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Math.min(WAIT_SECONDS_MAX, Long.parseLong(header))))
                : Optional.empty();
    }

    private static SSLContext trusting(Path root) throws IOException {
        try (var in = Files.newInputStream(root)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("root-" + number++, certificate);
            }
            if (number == 0) {
                throw new IOException("there is no certificate in " + root.getFileName());
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the hub's root certificate cannot be used: " + e.getMessage(), e);
        }
    }
}
