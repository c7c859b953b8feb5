package org.hall24.hub.intake;

import java.time.Instant;
import java.util.regex.Pattern;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what came before the database sees it: alone, in a batch or in a file, by the same rules. */
final class Inspection {
    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    /** The last four digits of a terminal's name are the second part of its case numbers. */
    private static final int TERMINAL_DIGITS = 4;

    private static final String OTHER_TERMINAL = "other-terminal";

    /** As catalogue ids are written. A sign the database cannot store would hold up a whole batch. */
    private static final Pattern MATTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** What a database can write down; a terminal's clock orders nothing, but it must be a time. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private Inspection() {}

    /** What it is. */
    sealed interface Seen {
        /** May be stored. */
        record Fine(Arrived arrived) implements Seen {}

        /** Will never be stored as it is. */
        record Refused(int status, String code) implements Seen {}
    }

    /**
     * Looks.
     *
     * @param signer the terminal that signed for it
     */
    static Seen of(byte[] item, String signer) {
        MatterSubmission matter;
        try {
            matter = MatterSubmission.fromJson(item);
        } catch (MalformedException e) {
            LOG.warn("{} sent a matter that is none: {}", signer, e.getMessage());
            return new Seen.Refused(400, Refusal.MALFORMED);
        }
        if (!MATTER.matcher(matter.matter()).matches()
                || matter.acceptedAt().isBefore(FIRST)
                || matter.acceptedAt().isAfter(LAST)) {
            LOG.warn("{} sent a matter of no catalogue, or of no time", signer);
            return new Seen.Refused(400, Refusal.MALFORMED);
        }
        if (!matter.terminal().equals(signer)
                || !numberOf(signer).equals(matter.caseNumber().substring(3, 7))) {
            LOG.warn("{} sent a matter in the name of another terminal", signer);
            return new Seen.Refused(403, OTHER_TERMINAL);
        }
        return new Seen.Fine(new Arrived(matter, Bytes.sha256(item)));
    }

    private static String numberOf(String terminal) {
        return terminal.substring(terminal.length() - TERMINAL_DIGITS);
    }
}
