package org.hall24.hub.fleet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.http.StaleClock;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.ContentDigest;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SignedRequest;
import org.hall24.wire.sign.SigningKey;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request in as its {@link RouteRule} says. A signature is judged before the body is read: a stranger cannot make us keep
 * what he sends, however long or slow it is.
 */
public final class SignatureFilter extends OncePerRequestFilter {
    /** The request attribute with the name of the terminal that signed. */
    public static final String TERMINAL = "hall24.terminal";

    /** The request attribute with the key of its own it signed with; not there in a session. */
    static final String SIGNER = "hall24.signer";

    /** A stranger's body is read for enrolments only; a technician enrols one terminal at a time. */
    private static final int ENROLMENTS_MAX = 16;

    /** How long somebody turned away stays away, in seconds: drawn between one and this, so that not all come back at once. */
    private static final int RETRY_SECONDS_MAX = 5;

    /** Whoever is turned away may finish his sentence, if it is no longer than a batch and he speaks quickly. */
    private static final int DRAIN_BYTES_MAX = 2 << 20;

    private static final Duration DRAIN_MAX = Duration.ofSeconds(5);

    /** Strangers who are listened to that long at once; further ones find the line closed. */
    private static final int STRANGERS_MAX = 32;

    private final Gatekeeper gatekeeper;
    private final SharedNonces shared;
    private final LastSeen lastSeen;
    private final RefusalLog log;
    private final SigningKey signing;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Nonces nonces = new Nonces(Nonces.NONCES_MAX);
    private final Semaphore enrolments = new Semaphore(ENROLMENTS_MAX);
    private final Semaphore strangers = new Semaphore(STRANGERS_MAX);

    /**
     * A filter.
     *
     * @param signing signs the hub's time for terminals whose clock is wrong
     */
    public SignatureFilter(
            Roster roster,
            Sessions sessions,
            SharedNonces shared,
            LastSeen lastSeen,
            RefusalLog log,
            SigningKey signing,
            InstantSource clock,
            RandomGenerator random) {
        this.gatekeeper = new Gatekeeper(roster, sessions, clock);
        this.shared = shared;
        this.lastSeen = lastSeen;
        this.log = log;
        this.signing = signing;
        this.clock = clock;
        this.random = random;
    }

    /** One request on its way in. */
    private record Visit(RouteRule rule, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var rule = RouteRule.of(request.getMethod(), request.getRequestURI());
        var visit = new Visit(rule, request, response, chain);
        switch (rule.signing()) {
            case ANYBODY -> chain.doFilter(request, response);
            case NEW_KEY -> enrol(visit);
            case OWN_KEY ->
                judge(visit, gatekeeper.byOwnKey(signed(request), rule.name().endsWith("/v1/keys")));
            case IN_SESSION -> judge(visit, gatekeeper.inSession(signed(request)));
        }
    }

    /** The key comes in the body, so the body is read first. */
    private void enrol(Visit visit) throws ServletException, IOException {
        if (!enrolments.tryAcquire()) {
            busy(visit);
            return;
        }
        try {
            var body = Body.of(visit.request, visit.rule.bodyBytesMax());
            if (body.end() != Body.End.WHOLE) {
                unread(visit, body.end(), Optional.empty());
                return;
            }
            var key = EnrolmentRequest.fromJson(body.content()).key();
            if (gatekeeper.byNewKey(signed(visit.request), key) instanceof Caller.Known known) {
                admit(visit, known, body.content());
            } else {
                judge(visit, gatekeeper.byNewKey(signed(visit.request), key));
            }
        } catch (MalformedException e) {
            refuse(visit, HttpServletResponse.SC_BAD_REQUEST, Refusal.MALFORMED, Optional.empty());
        } finally {
            enrolments.release();
        }
    }

    private void judge(Visit visit, Caller caller) throws ServletException, IOException {
        switch (caller) {
            case Caller.Known known -> {
                var body = Body.of(visit.request, visit.rule.bodyBytesMax());
                if (body.end() == Body.End.WHOLE) {
                    admit(visit, known, body.content());
                } else {
                    unread(visit, body.end(), Optional.of(known.terminal()));
                }
            }
            case Caller.Refused(var code, var terminal) ->
                refuse(visit, HttpServletResponse.SC_UNAUTHORIZED, code, terminal);
            case Caller.Untimely(var terminal, var behind, var nonce) -> {
                log.refused(StaleClock.CODE, terminal, visit.rule.name() + "; its clock is " + behind + " behind ours");
                var answer = StaleClock.sign(signing, clock.instant(), nonce);
                answer(visit, HttpServletResponse.SC_UNAUTHORIZED, answer.toJson());
            }
        }
    }

    private void admit(Visit visit, Caller.Known known, byte[] body) throws ServletException, IOException {
        boolean registered = visit.rule.signing() != RouteRule.Signing.NEW_KEY;
        var terminal = registered ? Optional.of(known.terminal()) : gatekeeper.met(known.terminal());
        if (!ContentDigest.matches(header(visit.request, ContentDigest.HEADER).orElse(""), body)) {
            refuse(visit, HttpServletResponse.SC_UNAUTHORIZED, "bad-digest", terminal);
            return;
        }
        if (isReplayed(visit.rule, known)) {
            refuse(visit, HttpServletResponse.SC_UNAUTHORIZED, Refusal.REPLAYED, terminal);
            return;
        }
        if (registered) {
            lastSeen.heardOf(known.terminal(), clock.instant());
        }
        visit.request.setAttribute(TERMINAL, known.terminal());
        known.key().ifPresent(key -> visit.request.setAttribute(SIGNER, key));
        visit.chain.doFilter(new ReadRequest(visit.request, body), visit.response);
    }

    private boolean isReplayed(RouteRule rule, Caller.Known known) {
        return switch (nonces.take(known.terminal(), known.nonce(), known.created(), clock.instant())) {
            case REPLAYED -> true;
            case NEW, NO_ROOM ->
                switch (rule.replay()) {
                    case HARMLESS -> false;
                    case HARMFUL -> !shared.take(known.terminal(), known.nonce(), known.created());
                };
        };
    }

    private void unread(Visit visit, Body.End end, Optional<String> terminal) throws IOException {
        switch (end) {
            case TOO_LARGE -> refuse(visit, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "too-large", terminal);
            case TOO_SLOW -> {
                log.refused("too-slow", terminal, visit.rule.name());
                answer(visit, HttpServletResponse.SC_REQUEST_TIMEOUT, new Refusal("too-slow").toJson());
            }
            case CUT -> {
                log.refused("cut-off", terminal, visit.rule.name());
                answer(visit, HttpServletResponse.SC_BAD_REQUEST, new Refusal("cut-off").toJson());
            }
            case WHOLE -> throw new IllegalStateException("a whole body was not looked at");
        }
    }

    private void busy(Visit visit) throws IOException {
        visit.response.setHeader("Retry-After", Integer.toString(1 + random.nextInt(RETRY_SECONDS_MAX)));
        answer(visit, HttpServletResponse.SC_SERVICE_UNAVAILABLE, new Refusal("busy").toJson());
    }

    private void refuse(Visit visit, int status, String code, Optional<String> terminal) throws IOException {
        log.refused(code, terminal, visit.rule.name());
        answer(visit, status, new Refusal(code).toJson());
    }

    /** A no. Its hearer has sent his body first, else he would not read it; whoever goes on sending is cut off after it. */
    private void answer(Visit visit, int status, byte[] json) throws IOException {
        boolean cut = status == HttpServletResponse.SC_REQUEST_TIMEOUT || !heardOut(visit);
        visit.response.setStatus(status);
        visit.response.setContentType("application/json");
        visit.response.setContentLength(json.length);
        if (cut) {
            visit.response.setHeader("Connection", "close");
        }
        visit.response.getOutputStream().write(json);
        visit.response.flushBuffer();
        if (cut) {
            Cut.off(visit.request);
        }
    }

    private boolean heardOut(Visit visit) {
        if (!strangers.tryAcquire()) {
            return false;
        }
        try {
            return Body.drained(visit.request, DRAIN_BYTES_MAX, DRAIN_MAX);
        } finally {
            strangers.release();
        }
    }

    private static SignedRequest signed(HttpServletRequest request) {
        return new SignedRequest(
                request.getMethod(),
                request.getRequestURI(),
                Optional.ofNullable(request.getQueryString()),
                header(request, ContentDigest.HEADER),
                header(request, RequestSigner.INPUT_HEADER),
                header(request, RequestSigner.SIGNATURE_HEADER));
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        var lines = Collections.list(request.getHeaders(name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }
}
