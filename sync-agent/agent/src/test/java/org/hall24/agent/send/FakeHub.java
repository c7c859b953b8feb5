package org.hall24.agent.send;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.BatchAnswer;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubHealth;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.MissingMatters;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.ContentDigest;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SignedRequest;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/** A hub over real HTTPS on loopback, with a certificate of its own making, that can be in a bad mood. */
public final class FakeHub implements AutoCloseable {
    /** How it answers a matter. */
    public enum Mood {
        WELL,
        /** Stores, and cuts the line before the answer. */
        CUT_AFTER_STORING,
        CUT,
        WEB_PAGE,
        EMPTY_YES,
        FORGED,
        FOREIGN_KEY,
        OTHER_MATTER,
        OTHER_BODY,
        ENDLESS,
        BUSY,
        BROKEN,
        DIFFERENT_BODY,
        BAD_REQUEST_OF_A_GATEWAY,
        STRANGER,
        /** Of an earlier version. */
        NO_BATCHES,
        /** Behind a gateway that takes only short bodies. */
        TOO_LONG
    }

    public final Map<String, HubReceipt> stored = new ConcurrentHashMap<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<String> ratings = new CopyOnWriteArrayList<>();
    public volatile Mood mood = Mood.WELL;
    public volatile List<String> resting = List.of();
    public volatile Optional<String> word = Optional.empty();
    public volatile String retryAfter = "0";

    /** How many matters each batch had. */
    public final List<Integer> sizes = new CopyOnWriteArrayList<>();

    /** What terminals said they hold. */
    public final List<HeldMatters> pages = new CopyOnWriteArrayList<>();

    /** What it answers a query; status and body. */
    public volatile Function<QuerySubmission, QueryReply> queries =
            _ -> new QueryReply(400, "{\"code\":\"unknown-key\"}");

    /** The release it has for everybody. */
    public final FakeOffer offer = new FakeOffer();

    /** A status and a body. */
    public record QueryReply(int status, String body) {}

    public volatile Predicate<String> onlyFor = _ -> true;

    private final SigningKey signing;
    /** Its sessions, and what it thinks of the terminal. */
    public final FakeDoor door;

    private final SSLContext tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpsServer server;

    public FakeHub(Path caFile, SigningKey signing, VerifyingKey terminal) throws Exception {
        this.signing = signing;
        this.door = new FakeDoor(signing, terminal);
        this.tls = tls(caFile);
        this.server = listen(0);
    }

    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** What it stored for a matter that is stored. */
    public HubReceipt receipt(UUID id) {
        return Objects.requireNonNull(stored.get(id.toString()), "stored");
    }

    /** Gone from the network; {@link #comeBack} on the same port. */
    public void goAway() {
        server.stop(0);
    }

    public void comeBack() throws IOException {
        server = listen(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpsServer listen(int port) throws IOException {
        var fresh = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        fresh.setHttpsConfigurator(new HttpsConfigurator(tls));
        fresh.setExecutor(threads);
        fresh.createContext("/", this::answer);
        fresh.start();
        return fresh;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            var body = exchange.getRequestBody().readAllBytes();
            var turned = door.judge(signed(exchange), body);
            if (!path.equals("/v1/health") && !path.equals("/v1/release") && !door.isDoor(path)) {
                requests.add(exchange.getRequestMethod() + " " + path);
            }
            if (turned.isPresent()) {
                reply(exchange, 401, turned.get());
            } else if (door.isDoor(path)) {
                reply(exchange, 200, door.answer(path, body));
            } else if (path.equals("/v1/release")) {
                offer.answer(exchange);
            } else if (path.equals("/v1/matters")) {
                batch(exchange, MatterBatch.fromJson(body).items());
            } else if (path.equals("/v1/reconciliations")) {
                reconciliation(exchange, HeldMatters.fromJson(body));
            } else if (path.startsWith("/v1/matters/")) {
                matter(exchange, path.substring("/v1/matters/".length()), body);
            } else if (path.startsWith("/v1/ratings/")) {
                ratings.add(path.substring("/v1/ratings/".length()));
                exchange.sendResponseHeaders(204, -1);
            } else if (path.startsWith("/v1/live/")) {
                live(exchange, path);
            } else if (path.equals("/v1/queries")) {
                var query = queries.apply(QuerySubmission.fromJson(body));
                reply(exchange, query.status(), utf8(query.body()));
            } else if (resting.isEmpty() && word.isEmpty()) {
                reply(exchange, 200, utf8("{}"));
            } else {
                reply(exchange, 200, HubHealth.well(resting, word).toJson());
            }
        } catch (MalformedException e) {
            throw new IOException("the agent sent no submission", e);
        }
    }

    /** A batch: what is about the hub is about all of it, what is about a matter is about that one. */
    private void batch(HttpExchange exchange, List<String> items) throws IOException {
        sizes.add(items.size());
        switch (mood) {
            case CUT, CUT_AFTER_STORING, WEB_PAGE, EMPTY_YES, ENDLESS, BUSY, BAD_REQUEST_OF_A_GATEWAY, STRANGER -> {
                if (mood == Mood.CUT_AFTER_STORING) {
                    for (var item : items) {
                        store(MatterBatch.bytes(item));
                    }
                }
                misbehave(exchange, mood, MatterBatch.bytes(items.getFirst()));
            }
            case NO_BATCHES -> reply(exchange, 404, utf8("no such page"));
            case TOO_LONG -> reply(exchange, 413, new Refusal("too-long").toJson());
            case WELL, FORGED, FOREIGN_KEY, OTHER_MATTER, OTHER_BODY, BROKEN, DIFFERENT_BODY -> {
                var answers = new ArrayList<BatchAnswer.Item>();
                for (var item : items) {
                    answers.add(item(MatterBatch.bytes(item)));
                }
                reply(exchange, 200, new BatchAnswer(answers).toJson());
            }
        }
    }

    private BatchAnswer.Item item(byte[] body) throws IOException {
        var id = MatterSubmission.fromJson(body).matterId().toString();
        return switch (onlyFor.test(id) ? mood : Mood.WELL) {
            case BROKEN -> new BatchAnswer.Later();
            case DIFFERENT_BODY -> new BatchAnswer.Refused(Refusal.DIFFERENT_BODY);
            case FORGED ->
                new BatchAnswer.Taken(
                        HubReceipt.fromJson(forged(body, SigningKey.generate(signing.id(), new SecureRandom()))));
            default -> new BatchAnswer.Taken(store(body));
        };
    }

    /** What it lost is what it does not have. */
    private void reconciliation(HttpExchange exchange, HeldMatters page) throws IOException {
        pages.add(page);
        if (mood == Mood.CUT) {
            exchange.close();
            return;
        }
        var missing = page.matters().stream()
                .map(HeldMatters.Held::matterId)
                .filter(id -> !stored.containsKey(id.toString()))
                .toList();
        reply(exchange, 200, new MissingMatters(missing, List.of()).toJson());
    }

    private void matter(HttpExchange exchange, String id, byte[] body) throws IOException {
        misbehave(exchange, onlyFor.test(id) ? mood : Mood.WELL, body);
    }

    private void misbehave(HttpExchange exchange, Mood bad, byte[] body) throws IOException {
        var id = MatterSubmission.fromJson(body).matterId().toString();
        switch (bad) {
            case WELL, NO_BATCHES, TOO_LONG -> {
                boolean first = !stored.containsKey(id);
                reply(exchange, first ? 201 : 200, store(body).toJson());
            }
            case CUT_AFTER_STORING -> {
                var receipt = store(body).toJson();
                exchange.sendResponseHeaders(201, receipt.length);
                exchange.getResponseBody().write(receipt, 0, receipt.length / 2);
                exchange.getResponseBody().flush();
            }
            case CUT -> exchange.close();
            case WEB_PAGE -> reply(exchange, 200, utf8("<html>Welcome to the hotel's network</html>"));
            case EMPTY_YES -> exchange.sendResponseHeaders(201, -1);
            case FORGED -> reply(exchange, 201, forged(body, SigningKey.generate(signing.id(), new SecureRandom())));
            case FOREIGN_KEY -> reply(exchange, 201, forged(body, SigningKey.generate("x", new SecureRandom())));
            case OTHER_MATTER -> {
                var submission = MatterSubmission.fromJson(body);
                var other = HubReceipt.sign(
                        signing, new UUID(1, 1), submission.caseNumber(), Bytes.sha256(body), Instant.EPOCH);
                reply(exchange, 201, other.toJson());
            }
            case OTHER_BODY -> {
                var submission = MatterSubmission.fromJson(body);
                var other = HubReceipt.sign(
                        signing,
                        submission.matterId(),
                        submission.caseNumber(),
                        Bytes.sha256(new byte[1]),
                        Instant.EPOCH);
                reply(exchange, 201, other.toJson());
            }
            case ENDLESS -> {
                exchange.sendResponseHeaders(200, 0);
                for (int i = 0; i < 64; i++) {
                    exchange.getResponseBody().write(new byte[64 << 10]);
                }
            }
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
                reply(exchange, 503, utf8("busy"));
            }
            case BROKEN -> reply(exchange, 500, utf8("{\"code\":\"oops\"}"));
            case DIFFERENT_BODY -> reply(exchange, 422, new Refusal(Refusal.DIFFERENT_BODY).toJson());
            case BAD_REQUEST_OF_A_GATEWAY -> reply(exchange, 400, utf8("<h1>400</h1>"));
            case STRANGER -> reply(exchange, 401, new Refusal(Refusal.UNSIGNED).toJson());
        }
    }

    private static void live(HttpExchange exchange, String path) throws IOException {
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "slots" -> reply(exchange, 200, utf8("{\"slots\":[]}"));
            case "hold" -> reply(exchange, 409, new Refusal(Refusal.SLOT_TAKEN).toJson());
            case "nonsense" -> reply(exchange, 200, utf8("<html>"));
            default -> reply(exchange, 502, new Refusal(Refusal.DEPARTMENT_SILENT).toJson());
        }
    }

    private HubReceipt store(byte[] body) throws MalformedException {
        var submission = MatterSubmission.fromJson(body);
        return stored.computeIfAbsent(submission.matterId().toString(), _ -> receipt(submission, body, signing));
    }

    private static byte[] forged(byte[] body, SigningKey key) throws MalformedException {
        return receipt(MatterSubmission.fromJson(body), body, key).toJson();
    }

    private static HubReceipt receipt(MatterSubmission submission, byte[] body, SigningKey key) {
        return HubReceipt.sign(key, submission.matterId(), submission.caseNumber(), Bytes.sha256(body), Instant.EPOCH);
    }

    private static SignedRequest signed(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return new SignedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                Optional.ofNullable(headers.getFirst(ContentDigest.HEADER)),
                Optional.ofNullable(headers.getFirst(RequestSigner.INPUT_HEADER)),
                Optional.ofNullable(headers.getFirst(RequestSigner.SIGNATURE_HEADER)));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static SSLContext tls(Path caFile) throws GeneralSecurityException, IOException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        var name = new X500Principal("CN=fake hub");
        var now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3_600)),
                name,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        Files.writeString(
                caFile,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("hub", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
