package org.hall24.wire.release;

import java.time.Instant;

/** What a release file is worth. */
public sealed interface ReleaseVerdict {
    /** May be used. */
    sealed interface Usable extends ReleaseVerdict {
        /** What it says. */
        Release release();
    }

    /** Signed by enough roots and in its time. */
    record Current(Release release) implements Usable {}

    /** Signed by enough roots, but past its time: raises an alarm, and is used. */
    record Expired(Release release) implements Usable {
        /** Since when. */
        public Instant since() {
            return release.expires();
        }
    }

    /** Not by enough roots. */
    record TooFewSignatures(int valid, int needed) implements ReleaseVerdict {}

    /** Genuine, but older than one that was used here before. */
    record Older(long revision, long highest) implements ReleaseVerdict {}

    /** No release file. */
    record Malformed(String sentence) implements ReleaseVerdict {}
}
