package org.hall24.hub.main;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.hall24.hub.main.Routes.Route;
import org.hall24.time.Pause;
import org.hall24.trust.Trust;

/** Sends a body one byte after another, and listens what comes of it until the line is closed. */
final class Drip {
    /** Quicker than any time-out between bytes. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /** Two minutes' worth of drops; no body is waited for so long. */
    private static final int BYTES = 240;

    private final Route route;
    private final FutureTask<String> answer;

    private Drip(Route route, FutureTask<String> answer) {
        this.route = route;
        this.answer = answer;
    }

    static Drip start(TestHall hall, Route route, Function<byte[], Map<String, String>> headers) {
        var task = new FutureTask<>(() -> drip(hall, route, headers.apply(new byte[BYTES])));
        Thread.ofVirtual().start(task);
        return new Drip(route, task);
    }

    private static String drip(TestHall hall, Route route, Map<String, String> headers)
            throws IOException, InterruptedException {
        var tls = Trust.in(hall.state.resolve("ca.pem"));
        try (var socket = tls.getSocketFactory().createSocket("localhost", hall.hub.port())) {
            var head = new StringBuilder(route.method() + " " + route.path() + " HTTP/1.1\r\nHost: localhost\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Content-Length: ").append(BYTES).append("\r\n\r\n");
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            var drops = Thread.ofVirtual().start(() -> drops(out));
            var heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            drops.interrupt();
            return heard;
        }
    }

    private static void drops(OutputStream out) {
        try {
            for (int i = 0; i < BYTES; i++) {
                out.write(0);
                out.flush();
                Pause.REAL.sleep(BETWEEN);
            }
        } catch (IOException e) {
            // The hub closed the line: that is what the test waits for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All the hub said before it closed the line. */
    String answer() throws InterruptedException, ExecutionException {
        return answer.get();
    }

    @Override
    public String toString() {
        return route.name();
    }
}
