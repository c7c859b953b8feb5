package org.hall24.hub.main;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.seal.UnsealingKey;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route the hub has, found by asking it, and beside it what the authorisation matrix must know of each. */
final class Routes {
    /** The pages behind the codes on receipts and certificates. */
    static final Set<String> CITIZENS = Set.of("/c/x", "/v", "/v/x/x", "/v/x/x/file", "/v/x/x/holder");

    private Routes() {}

    /** How a route wants its requests signed. */
    enum Signed {
        IN_SESSION,
        OWN_KEY,
        NEW_KEY
    }

    /**
     * A route.
     *
     * @param method such as {@code PUT}
     * @param path with {@code x} for what varies
     * @param signed how
     * @param body a body that gets past the door; what the route itself says to it is {@code said}
     * @param bytesMax the longest body
     * @param said the status the right caller hears for that body
     */
    record Route(
            String method,
            String path,
            Signed signed,
            Function<Terminal, byte[]> body,
            int bytesMax,
            Set<Integer> said) {
        String name() {
            return method + " " + path;
        }

        boolean takesBody() {
            return bytesMax > 0;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private static byte[] empty(Terminal terminal) {
        return new byte[0];
    }

    /** An object without fields: no route takes it, every door lets it pass. */
    private static byte[] braces(Terminal terminal) {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** A route the hub has and this list lacks fails the test. */
    static final List<Route> KNOWN = List.of(
            new Route(
                    "POST",
                    "/v1/enrolments",
                    Signed.NEW_KEY,
                    terminal -> new EnrolmentRequest(
                                    "0000-0000-0000-0000", terminal.key().verifying())
                            .toJson(),
                    2 << 10,
                    Set.of(403)),
            new Route(
                    "POST",
                    "/v1/sessions",
                    Signed.OWN_KEY,
                    terminal ->
                            terminal.opening(UnsealingKey.oneTime().closing()).toJson(),
                    8 << 10,
                    Set.of(200)),
            new Route("POST", "/v1/keys", Signed.OWN_KEY, Routes::braces, 2 << 10, Set.of(400)),
            inSession("PUT", "/v1/matters/x", Routes::braces, 964 << 10, 400),
            inSession("POST", "/v1/matters", Routes::braces, 1_280 << 10, 400),
            inSession("POST", "/v1/reconciliations", Routes::braces, org.hall24.wire.http.HeldMatters.BYTES_MAX, 400),
            inSession("PUT", "/v1/ratings/x", Routes::braces, 2 << 10, 400),
            inSession("POST", "/v1/queries", Routes::braces, 964 << 10, 400),
            inSession("POST", "/v1/live/x/x", Routes::braces, 16 << 10, 404),
            inSession("GET", "/v1/health", Routes::empty, 0, 200),
            inSession("GET", "/v1/release", Routes::empty, 0, 204),
            inSession("GET", "/error", Routes::empty, 0, 500, 404, 999));

    private static Route inSession(
            String method, String path, Function<Terminal, byte[]> body, int bytesMax, Integer... said) {
        return new Route(method, path, Signed.IN_SESSION, body, bytesMax, Set.of(said));
    }

    /** The routes of this hub but the citizens', as method and path. */
    static Set<String> of(HubServer hub) {
        var found = new HashSet<String>();
        hub.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().forEach(pattern -> {
                    var path = pattern.replaceAll("\\{[^}]*}", "x");
                    var methods = new ArrayList<String>();
                    info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
                    if (methods.isEmpty()) {
                        methods.add("GET");
                    }
                    if (!CITIZENS.contains(path)) {
                        methods.forEach(method -> found.add(method + " " + path));
                    }
                }));
        return found;
    }

    /** The same as {@link #KNOWN}, by name. */
    static Map<String, Route> byName() {
        return KNOWN.stream().collect(java.util.stream.Collectors.toMap(Route::name, Function.identity()));
    }
}
