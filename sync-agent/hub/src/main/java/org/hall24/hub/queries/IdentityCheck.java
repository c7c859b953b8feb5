package org.hall24.hub.queries;

import java.util.Optional;
import org.hall24.wire.Application.Holder;

/** Knows how sure the hub is of a person; whoever gives passes offers it. */
@FunctionalInterface
public interface IdentityCheck {
    /**
     * How sure.
     *
     * @param pass what was shown; empty for a person identified by the card alone, whom the terminal vouches for
     * @return {@link Level#L0} for a pass that is unknown, over, another person's or another terminal's
     */
    Level level(Holder holder, Optional<String> pass, String terminal);
}
