package org.hall24.hub.crowd;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.springframework.web.filter.OncePerRequestFilter;

/** One terminal does not take the room of all others: more than a few requests of one at once are answered 429. */
public final class TurnFilter extends OncePerRequestFilter {
    /** A terminal has one request in flight, a long poll, and a citizen's question; a machine that stands for many has a few. */
    private static final int AT_ONCE_MAX = 64;

    private static final int WAIT_SECONDS_MAX = 4;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String attribute;
    private final RandomGenerator random;
    private final ConcurrentHashMap<String, Integer> inside = new ConcurrentHashMap<>();

    /**
     * A filter behind the one that knows who asks.
     *
     * @param attribute the request attribute with the terminal's name
     */
    public TurnFilter(String attribute, RandomGenerator random) {
        this.attribute = attribute;
        this.random = random;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(attribute) instanceof String terminal)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (inside.merge(terminal, 1, Integer::sum) > AT_ONCE_MAX) {
                CrowdFilter.turnAway(response, TOO_MANY_REQUESTS, 1 + random.nextInt(WAIT_SECONDS_MAX));
                return;
            }
            chain.doFilter(request, response);
        } finally {
            inside.computeIfPresent(terminal, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
