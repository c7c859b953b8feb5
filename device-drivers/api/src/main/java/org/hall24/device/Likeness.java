package org.hall24.device;

import java.util.Optional;

/**
 * What a card holds to compare its holder with. Whoever asked for it compares and lets go; it is never kept.
 *
 * @param portrait 102 x 126 pixels; empty = not asked for, or no decoder could read it
 * @param fingerprint empty = not asked for, or the card or the reader has none
 */
@Personal
public record Likeness(Optional<Still> portrait, Optional<Fingerprint> fingerprint) {
    /** Nothing of it. */
    public static final Likeness NONE = new Likeness(Optional.empty(), Optional.empty());

    /** Masked: what is there, not what it is. */
    @Override
    public String toString() {
        return "Likeness[portrait=" + portrait.isPresent() + " fingerprint=" + fingerprint.isPresent() + "]";
    }
}
