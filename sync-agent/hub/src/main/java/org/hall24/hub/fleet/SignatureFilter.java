package org.hall24.hub.fleet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.sign.ContentDigest;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.RequestVerifier;
import org.hall24.wire.sign.SignedRequest;
import org.hall24.wire.sign.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request in only with the signature of a registered terminal. Everything not named as public needs one, so that no
 * spelling of a path goes round it.
 */
public final class SignatureFilter extends OncePerRequestFilter {
    /** The request attribute with the name of the terminal that signed. */
    public static final String TERMINAL = "hall24.terminal";

    /** The largest body of all routes but the two named in {@link #bytesMax}; each route has its own limit below it. */
    private static final int BODY_BYTES_MAX = 64 << 10;

    /** How long somebody turned away stays away at least, in seconds. */
    private static final String RETRY_SECONDS = "2";

    /** Only signs that no server reads as anything else: whoever has a stroke too many in a code still gets the page. */
    private static final Pattern PUBLIC = Pattern.compile("/c/[A-Z]{2}-[0-9]{4}-[0-9]{6}-[0-9]|/hall24\\.css"
            + "|/v(/[0-9A-Za-z-]{1,40}/[0-9A-Za-z-]{1,40}(/file|/holder)?)?");

    private static final Logger LOG = LoggerFactory.getLogger(SignatureFilter.class);

    private final RequestVerifier verifier;
    private final Nonces nonces = new Nonces();
    private final LastSeen lastSeen;
    private final InstantSource clock;

    /** A filter for the terminals registered here. */
    public SignatureFilter(Terminals terminals, LastSeen lastSeen, InstantSource clock) {
        this.verifier = new RequestVerifier(new KnownKeys(terminals::key, clock), clock);
        this.lastSeen = lastSeen;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (PUBLIC.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
        } else {
            judge(request, response, chain);
        }
    }

    private void judge(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int bytesMax = bytesMax(request.getRequestURI());
        var body = request.getInputStream().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "too-large");
            return;
        }
        switch (verifier.check(signed(request), body)) {
            case Verdict.Good(var terminal, var _, var nonce) -> {
                switch (nonces.take(terminal, nonce, clock.instant())) {
                    case NEW -> {
                        lastSeen.heardOf(terminal, clock.instant());
                        request.setAttribute(TERMINAL, terminal);
                        chain.doFilter(new ReadRequest(request, body), response);
                    }
                    case REPLAYED -> unsigned(response, terminal, "replayed");
                    case NO_ROOM -> {
                        response.setHeader("Retry-After", RETRY_SECONDS);
                        refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "busy");
                    }
                }
            }
            case Verdict.Unsigned _ -> refuse(response, HttpServletResponse.SC_UNAUTHORIZED, Refusal.UNSIGNED);
            case Verdict.Malformed _ -> refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "malformed-signature");
            case Verdict.UnknownKey _ -> refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "unknown-terminal");
            case Verdict.BadSignature(var terminal) -> unsigned(response, terminal, "bad-signature");
            case Verdict.BadDigest(var terminal) -> unsigned(response, terminal, "bad-digest");
            case Verdict.Stale(var terminal, var behind, var _) -> {
                LOG.warn("the clock of {} is {} behind ours; its request was refused", terminal, behind);
                refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "stale");
            }
        }
    }

    private static int bytesMax(String path) {
        return switch (path) {
            case "/v1/matters" -> MatterBatch.BYTES_MAX;
            case "/v1/reconciliations" -> HeldMatters.BYTES_MAX;
            default -> BODY_BYTES_MAX;
        };
    }

    /** For terminals we know by name; strangers are refused without a line in the log that they could fill. */
    private static void unsigned(HttpServletResponse response, String terminal, String code) throws IOException {
        LOG.warn("a request in the name of {} was refused: {}", terminal, code);
        refuse(response, HttpServletResponse.SC_UNAUTHORIZED, code);
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

    private static void refuse(HttpServletResponse response, int status, String code) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(new Refusal(code).toJson());
    }
}
