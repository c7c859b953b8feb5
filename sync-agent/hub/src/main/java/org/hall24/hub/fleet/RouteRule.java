package org.hall24.hub.fleet;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.KeyChange;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.http.RatingSubmission;
import org.hall24.wire.http.SessionOpening;

/**
 * What a route asks of its callers. Whatever has no rule of its own is for terminals in a session, so that no spelling of a path
 * goes round it.
 *
 * @param name for the log
 * @param methods to which it applies; empty for all
 * @param path as sent, percent-encoded
 * @param signing who may come
 * @param bodyBytesMax the longest body
 * @param replay what hearing it twice would do
 */
record RouteRule(String name, Set<String> methods, Pattern path, Signing signing, int bodyBytesMax, Replay replay) {
    /** Who may come. */
    enum Signing {
        /** A citizen with a browser. */
        ANYBODY,
        /** Whoever has the key that the body brings. */
        NEW_KEY,
        /** A terminal with its own key. */
        OWN_KEY,
        /** A terminal in a session. */
        IN_SESSION
    }

    /** What hearing a request twice would do. */
    enum Replay {
        /** Nothing: it changes nothing, or its effect has a permanent key of its own. This node refuses it all the same. */
        HARMLESS,
        /** Something: every node refuses it. */
        HARMFUL
    }

    /** Only signs that no server reads as anything else: whoever has a stroke too many in a code still gets the page. */
    private static final Pattern PUBLIC = Pattern.compile("/c/[A-Z]{2}-[0-9]{4}-[0-9]{6}-[0-9]|/hall24\\.css"
            + "|/v(/[0-9A-Za-z-]{1,40}/[0-9A-Za-z-]{1,40}(/file|/holder)?)?");

    /** A live question without personal data is a line or two. */
    private static final int LIVE_BYTES_MAX = 16 << 10;

    /** What has no rule takes what a page of our own makes. */
    private static final int OTHER_BYTES_MAX = 64 << 10;

    private static final String ONE = "[^/;]+";

    private static final List<RouteRule> RULES = List.of(
            new RouteRule("a public page", Set.of(), PUBLIC, Signing.ANYBODY, 0, Replay.HARMLESS),
            rule("POST", "/v1/enrolments", Signing.NEW_KEY, EnrolmentRequest.BYTES_MAX, Replay.HARMLESS),
            rule("POST", "/v1/sessions", Signing.OWN_KEY, SessionOpening.BYTES_MAX, Replay.HARMFUL),
            rule("POST", "/v1/keys", Signing.OWN_KEY, KeyChange.BYTES_MAX, Replay.HARMFUL),
            rule("PUT", "/v1/matters/*", Signing.IN_SESSION, MatterSubmission.BYTES_MAX, Replay.HARMLESS),
            rule("POST", "/v1/matters", Signing.IN_SESSION, MatterBatch.BYTES_MAX, Replay.HARMLESS),
            rule("POST", "/v1/reconciliations", Signing.IN_SESSION, HeldMatters.BYTES_MAX, Replay.HARMLESS),
            rule("PUT", "/v1/ratings/*", Signing.IN_SESSION, RatingSubmission.BYTES_MAX, Replay.HARMLESS),
            rule("POST", "/v1/queries", Signing.IN_SESSION, QuerySubmission.BYTES_MAX, Replay.HARMFUL),
            rule("POST", "/v1/live/*/*", Signing.IN_SESSION, LIVE_BYTES_MAX, Replay.HARMFUL),
            new RouteRule(
                    "a reading request",
                    Set.of("GET", "HEAD"),
                    Pattern.compile(".*", Pattern.DOTALL),
                    Signing.IN_SESSION,
                    0,
                    Replay.HARMLESS));

    private static final RouteRule OTHER = new RouteRule(
            "another request",
            Set.of(),
            Pattern.compile(".*", Pattern.DOTALL),
            Signing.IN_SESSION,
            OTHER_BYTES_MAX,
            Replay.HARMFUL);

    private static RouteRule rule(String method, String path, Signing signing, int bodyBytesMax, Replay replay) {
        var pattern = Pattern.compile(Pattern.quote(path).replace("*", "\\E" + ONE + "\\Q"));
        return new RouteRule(method + " " + path, Set.of(method), pattern, signing, bodyBytesMax, replay);
    }

    /** The rule for a request. */
    static RouteRule of(String method, String path) {
        return RULES.stream()
                .filter(rule -> rule.methods.isEmpty() || rule.methods.contains(method))
                .filter(rule -> rule.path.matcher(path).matches())
                .findFirst()
                .orElse(OTHER);
    }
}
