package org.hall24.wire.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * What a signed release says.
 *
 * @param revision grows with every release, also when an older content comes back
 * @param issued when it was made
 * @param expires after this it raises an alarm and stays in use
 * @param overlay the region's overlay of the catalogue, such as {@code 990000}
 * @param catalogue the catalogue's files: path to content
 * @param hub the hub's public keys
 * @param plate whose terminals these are
 */
public record Release(
        long revision,
        Instant issued,
        Instant expires,
        Optional<String> overlay,
        Map<String, String> catalogue,
        HubKeys hub,
        Plate plate) {

    /** Checks the revision and that there is a key to seal to and one to believe. */
    public Release {
        if (revision < 1) {
            throw new IllegalArgumentException("revisions start at 1");
        }
        if (!expires.isAfter(issued)) {
            throw new IllegalArgumentException("a release expires after it was issued");
        }
        if (hub.sealing().isEmpty() || hub.signing().isEmpty()) {
            throw new IllegalArgumentException("a release brings at least one sealing and one signing key of the hub");
        }
        catalogue = Map.copyOf(catalogue);
    }

    /**
     * The hub's public keys.
     *
     * @param sealing the newest first; a terminal takes the first whose suite it knows
     * @param signing all that may sign receipts
     */
    public record HubKeys(List<SealingKey> sealing, List<VerifyingKey> signing) {
        /** Copies. */
        public HubKeys {
            sealing = List.copyOf(sealing);
            signing = List.copyOf(signing);
        }
    }

    /**
     * What stands in the header of every screen, beside the terminal's own number.
     *
     * @param siteZh the hall's name
     * @param siteEn the hall's name in English
     * @param responsible the responsible person or office
     * @param hotline the telephone number to call
     */
    public record Plate(String siteZh, String siteEn, String responsible, String hotline) {}
}
