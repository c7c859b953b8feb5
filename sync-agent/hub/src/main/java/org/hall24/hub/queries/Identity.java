package org.hall24.hub.queries;

import java.util.Optional;
import org.hall24.wire.Application.Holder;

/**
 * Who asks, as far as the hub is sure of it.
 *
 * @param holder empty only while nobody has been identified
 * @param pass what was shown for it; empty for a person identified by the card alone
 */
public record Identity(Level level, Optional<Holder> holder, Optional<String> pass) {
    /** Nobody yet. */
    public static final Identity NOBODY = new Identity(Level.L0, Optional.empty(), Optional.empty());

    /**
     * The person; whoever answers an operation that needs one may rely on it.
     *
     * @throws IllegalStateException when nobody has been identified
     */
    public Holder person() {
        return holder.orElseThrow(() -> new IllegalStateException("nobody has been identified"));
    }

    @Override
    public String toString() {
        return "Identity[" + level + "]";
    }
}
