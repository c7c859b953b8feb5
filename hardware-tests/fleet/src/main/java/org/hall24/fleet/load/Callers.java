package org.hall24.fleet.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.hall24.agent.send.HubLine;
import org.hall24.fleet.hub.Register;
import org.hall24.fleet.hub.Site;
import org.hall24.wire.sign.SigningKey;

/** The terminals of a measurement, a connection each, known to the hub. */
final class Callers {
    private static final String PREFIX = "BCH";

    private final List<Caller> callers;
    private final HttpClient client;

    private Callers(List<Caller> callers, HttpClient client) {
        this.callers = callers;
        this.client = client;
    }

    /** So many at this site's node 0. */
    static Callers at(Site site, int count, InstantSource clock) throws IOException {
        var random = new SecureRandom();
        var callers = new ArrayList<Caller>();
        for (int i = 1; i <= count; i++) {
            var key = SigningKey.generate(String.format(Locale.ROOT, "%s-%04d", PREFIX, i), random);
            callers.add(new Caller(key, site.hubs().address(0), clock));
        }
        try (var database = Site.reading(site.primary())) {
            Register.all(
                    database,
                    callers.stream().map(caller -> caller.key().verifying()).toList());
        } catch (java.sql.SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new Callers(callers, HubLine.client(site.hubs().authority()));
    }

    /** Each asks which release it would be offered. */
    void learn(int port, Optional<SSLContext> tls) throws IOException {
        for (var caller : callers) {
            caller.enter(client);
            caller.learn(port, tls);
        }
    }

    /** What each is to send, made on all processors. */
    List<List<byte[]>> make(Function<Caller, List<byte[]>> maker) throws InterruptedException {
        try (var hands = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var making = callers.stream()
                    .map(caller -> hands.submit(() -> {
                        caller.enter(client);
                        return maker.apply(caller);
                    }))
                    .toList();
            var lanes = new ArrayList<List<byte[]>>();
            for (var one : making) {
                lanes.add(one.get());
            }
            return lanes;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request could not be made", e.getCause());
        }
    }
}
