package org.hall24.agent.send;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.Identity;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The line to the hub: HTTPS under one root, every request signed in a session that is opened when it is needed. Safe for several
 * threads; thousands of them may share one client.
 */
public final class HubLine implements Line, AutoCloseable {
    private static final int UNAUTHORIZED = 401;

    private final Exchange exchange;
    private final HubClock clock;
    private final OwnKey ownKey;
    private final SessionDesk sessions;
    private final Alarms alarms;
    private final Runnable closing;
    private final AtomicReference<String> refused = new AtomicReference<>("");

    /**
     * A line with a client of its own; nothing is opened yet.
     *
     * @param hub {@code https://host:port}
     * @param root the certificate, PEM, under which the hub's must be
     * @param hubKeys the hub's signing keys, from the release in use
     * @throws IOException when the address is not HTTPS or the certificate cannot be read
     */
    public HubLine(
            URI hub,
            Path root,
            Identity identity,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            Alarms alarms,
            InstantSource clock,
            RandomGenerator random)
            throws IOException {
        this(hub, Exchange.client(root), true, identity, hubKeys, alarms, clock, random);
    }

    private HubLine(
            URI hub,
            HttpClient client,
            boolean ours,
            Identity identity,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            Alarms alarms,
            InstantSource terminalClock,
            RandomGenerator random)
            throws IOException {
        this.exchange = new Exchange(hub, client);
        this.alarms = alarms;
        this.clock = new HubClock(terminalClock, this::skewed);
        this.ownKey = new OwnKey(exchange, identity, clock, hubKeys, random);
        this.sessions = new SessionDesk(ownKey, identity, clock, hubKeys, random);
        this.closing = ours ? client::shutdownNow : () -> {};
    }

    /** A line over a client that others use, too, and that stays open when this is closed. */
    public static HubLine over(
            HttpClient client,
            URI hub,
            Identity identity,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            Alarms alarms,
            InstantSource clock,
            RandomGenerator random)
            throws IOException {
        return new HubLine(hub, client, false, identity, hubKeys, alarms, clock, random);
    }

    /**
     * A client to share: HTTP/1.1, no redirects, trusts what is under one root.
     *
     * @throws IOException when the certificate cannot be read
     */
    public static HttpClient client(Path root) throws IOException {
        return Exchange.client(root);
    }

    @Override
    public HubReply send(String method, String path, Bytes body, Duration patience, int answerBytesMax)
            throws InterruptedException {
        var asked = new Exchange.Asked(method, path, body, patience, answerBytesMax);
        return switch (sessions.enter(patience)) {
            case SessionDesk.Entry.Out(var reply) -> judged(reply);
            case SessionDesk.Entry.In session -> inSession(session, asked, true);
        };
    }

    private HubReply inSession(SessionDesk.Entry.In session, Exchange.Asked asked, boolean again)
            throws InterruptedException {
        long began = System.nanoTime();
        var heard = exchange.send(session.signer(), asked);
        if (again && ownKey.corrected(heard, began)) {
            return inSession(session, asked, false);
        }
        if (again && code(heard.reply()).equals(Refusal.REPLAYED)) {
            return inSession(session, asked, false); // the client repeats a GET by itself when its connection breaks
        }
        if (again && isSessionOver(heard.reply())) {
            sessions.over(session);
            return switch (sessions.enter(asked.patience())) {
                case SessionDesk.Entry.Out(var reply) -> judged(reply);
                case SessionDesk.Entry.In next -> inSession(next, asked, false);
            };
        }
        return judged(heard.reply());
    }

    private static boolean isSessionOver(HubReply reply) {
        var code = code(reply);
        return code.equals(Refusal.SESSION_OVER) || code.equals(Refusal.SESSION_NEEDED);
    }

    /** The word of a 401 in the hub's own words; empty for anything else. */
    private static String code(HubReply reply) {
        try {
            return reply instanceof HubReply.Answer(int status, var body, var _, var _) && status == UNAUTHORIZED
                    ? Refusal.fromJson(body.toArray()).code()
                    : "";
        } catch (MalformedException e) {
            return "";
        }
    }

    /** Says once, in words for staff, why the hub does not hear this terminal; takes it back when it does. */
    private HubReply judged(HubReply reply) {
        var sentence = Turned.away(code(reply));
        if (reply instanceof HubReply.Answer(int status, var _, var _, var _)
                && (sentence.isPresent() || status != UNAUTHORIZED)) {
            var before = refused.getAndSet(sentence.orElse(""));
            if (!before.equals(sentence.orElse(""))) {
                alarms.clear(Alarm.Kind.STRANGER, "");
                sentence.ifPresent(words -> alarms.raise(Alarm.Kind.STRANGER, "", words));
            }
        }
        return reply;
    }

    private void skewed(Optional<Duration> skew) {
        if (skew.isPresent()) {
            alarms.raise(
                    Alarm.Kind.CLOCK_SKEW,
                    "",
                    "the hub's clock is " + skew.get().toSeconds()
                            + " s ahead of this terminal's; it signs by the hub's meanwhile. Set the clock");
        } else {
            alarms.clear(Alarm.Kind.CLOCK_SKEW, "");
        }
    }

    /** How far the hub's clock is ahead of the terminal's own; negative when it is behind. Empty before the hub was heard. */
    public Optional<Duration> skew() {
        return clock.skew();
    }

    @Override
    public void close() {
        closing.run();
    }
}
