package org.hall24.wire.terminal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The agent as the kiosk sees it. Every call blocks for at most a few seconds and may be repeated: an unknown answer is
 * asked again with the same words and gives the same result.
 *
 * <p>Safe for use by several threads; calls are answered one after another.
 */
public interface Agent {
    /** Who this terminal is and what it runs. */
    Introduction introduce() throws AgentException, InterruptedException;

    /**
     * Puts a sealed application into the outbox. Answers after the fsync. The same matter id gives the same answer for ever.
     */
    FilingResult file(Filing filing) throws AgentException, InterruptedException;

    /** Notes that the receipt of this matter is in the citizen's hand; erases the tag of its row. */
    void receiptPrinted(UUID matterId) throws AgentException, InterruptedException;

    /** Matters accepted here whose receipt was never confirmed, newest first, at most {@value Receipts#OPEN_MAX}. */
    List<OpenReceipt> openReceipts() throws AgentException, InterruptedException;

    /** Whether the hub has signed for this matter yet. */
    boolean delivered(UUID matterId) throws AgentException, InterruptedException;

    /** How the network and the outbox are, for lamps and pre-flight. Answers from memory. */
    NetworkState network() throws AgentException, InterruptedException;

    /** A live question to a department through the hub. It carries no personal data. */
    LiveAnswer live(LiveCall call) throws AgentException, InterruptedException;

    /**
     * A sealed question to the hub, answered sealed. The agent reads neither. It is kept nowhere and is not repeated by itself.
     *
     * @param call waits at most {@link QueryCall#SECONDS_MAX} seconds
     */
    QueryAnswer query(QueryCall call) throws AgentException, InterruptedException;

    /**
     * Assigns a case number to something that does not go through the outbox, such as a printed certificate. Answers after the
     * fsync; the same id gives the same answer for ever.
     */
    Accepted number(UUID id, String matter, UUID session) throws AgentException, InterruptedException;

    /** Tells the agent whether a citizen is being served; releases and commands wait for {@link SessionState#FREE}. */
    void session(SessionState state) throws AgentException, InterruptedException;

    /** Writes down that a session was cleared. */
    void cleared(ClearingRecord record) throws AgentException, InterruptedException;

    /** Hands over a rating; it is kept and delivered like a matter. */
    void rate(Rating rating) throws AgentException, InterruptedException;

    /** Writes one line of the print journal. */
    void journal(PrintEntry entry) throws AgentException, InterruptedException;

    /**
     * Tells what staff must look after at the terminal's place, as its sensors see it: the whole list each time, so what is not in it is
     * over. May be told again at any time.
     */
    void site(List<SiteCondition> conditions) throws AgentException, InterruptedException;

    /**
     * Prints of the last day that began here and of which nobody ever said how they ended, and slips nobody took, newest first, at most
     * {@value VoidedPrint#LIST_MAX}; for staff. One that runs now is among them: ask while nobody is served.
     */
    List<VoidedPrint> voidedPrints() throws AgentException, InterruptedException;

    /** Limits of this conversation. */
    final class Receipts {
        /** More unprinted receipts than this at one terminal is a broken printer; staff look them up at the hub. */
        public static final int OPEN_MAX = 50;

        private Receipts() {}
    }

    /**
     * Who this terminal is.
     *
     * @param terminal the terminal's name, such as {@code H24-0007}
     * @param region two letters for case numbers, such as {@code YS}
     * @param hub the public address for receipts, such as {@code https://hub.example:8443}; no slash at its end
     * @param release the signed release file as it came, base64; the kiosk verifies it itself; empty = none yet
     */
    record Introduction(String terminal, String region, String hub, Optional<String> release) {}

    /**
     * A sealed application on its way into the outbox.
     *
     * @param matterId UUIDv7, made by the kiosk when review starts
     * @param matter catalogue id, such as {@code appeal.hotline}
     * @param envelope the sealed application, as {@code Envelope} JSON
     * @param tag what lets the holder of the same card find an unprinted receipt
     * @param session the session it was filed in; the answer carries that session's clearing number
     */
    record Filing(UUID matterId, String matter, String envelope, HolderTag tag, UUID session) {}

    /**
     * A salted 16-bit tag of an identity number: enough to recognise the holder of the same card, too little to find the number.
     *
     * @param salt 16 random bytes, base64
     * @param tag 0 to 65535
     */
    record HolderTag(String salt, int tag) {}

    /** What became of a filing. */
    sealed interface FilingResult {}

    /**
     * It is on the disk and will arrive.
     *
     * @param caseNumber the number for the citizen, assigned in the same transaction
     * @param clearingNumber the number of this session's clearing record, printed on the receipt
     * @param acceptedAt when; the terminal's clock
     */
    record Accepted(String caseNumber, String clearingNumber, Instant acceptedAt) implements FilingResult {}

    /** Nothing was kept; the citizen must hear so. */
    record Refused(Refusal reason) implements FilingResult {}

    /** Why the agent keeps nothing. */
    enum Refusal {
        /** The disk is full. */
        DISK_FULL,
        /** The same id came before with another content: a mistake of the program. */
        CONFLICT,
        /** The agent holds no identity or release yet. */
        NOT_READY
    }

    /**
     * An accepted matter without a confirmed receipt.
     *
     * @param openedBy compare with the card's number and the salt; never shown
     */
    record OpenReceipt(
            UUID matterId,
            String matter,
            String caseNumber,
            String clearingNumber,
            Instant acceptedAt,
            HolderTag openedBy) {}

    /**
     * How the world behind the terminal is.
     *
     * @param hub whether the hub answered last time
     * @param lastContact when it last answered
     * @param waiting matters in the outbox the hub has not signed for
     * @param diskFull whether the outbox refuses new matters
     * @param resting departments the hub leaves in peace for now, because they did not answer
     */
    record NetworkState(
            boolean hub, Optional<Instant> lastContact, int waiting, boolean diskFull, List<String> resting) {}

    /**
     * A live question.
     *
     * @param department department id, such as {@code realestate}
     * @param operation its operation, such as {@code slots} or {@code hold}
     * @param body JSON object without personal data
     */
    record LiveCall(String department, String operation, String body) {}

    /** What came back. */
    sealed interface LiveAnswer {}

    /** The department's JSON. */
    record Answered(String body) implements LiveAnswer {}

    /**
     * The department said no.
     *
     * @param code its word, such as {@code slot-taken}
     */
    record Declined(String code) implements LiveAnswer {}

    /** The hub did not answer: no network. */
    record NoNetwork() implements LiveAnswer {}

    /** The hub answered, the department did not, or not sensibly. */
    record DepartmentSilent() implements LiveAnswer {}

    /**
     * A sealed query.
     *
     * @param envelope the sealed {@code Query}, as {@code Envelope} JSON
     */
    record QueryCall(UUID queryId, String envelope) {
        /** A department has thirty seconds; the rest is the way. */
        public static final int SECONDS_MAX = 35;
    }

    /** What came back on a query. */
    sealed interface QueryAnswer {}

    /**
     * The hub answered.
     *
     * @param envelope the sealed {@code Reply}, as {@code Envelope} JSON
     */
    record Replied(String envelope) implements QueryAnswer {}

    /** The hub did not answer: no network. */
    record Unanswered() implements QueryAnswer {}

    /**
     * The hub would not take it: a key it does not know, a terminal out of service.
     *
     * @param code its word
     */
    record NotTaken(String code) implements QueryAnswer {}

    /** What the kiosk is doing. */
    enum SessionState {
        FREE,
        IN_SESSION,
        MAINTENANCE
    }

    /**
     * The proof that a session left nothing behind.
     *
     * @param session the session
     * @param wiped words of what was wiped: {@code card}, {@code form}, {@code screen}
     */
    record ClearingRecord(UUID session, List<String> wiped) {}

    /**
     * A citizen's rating.
     *
     * @param id UUIDv7 of the rating
     * @param caseNumber the case it is about; empty for a question that left no case
     * @param matter catalogue id
     * @param level 1 very dissatisfied to 5 very satisfied (GB/T 39734)
     * @param codes what was ticked, national codes such as {@code 412}; a level below 3 has at least one
     * @param edition which edition of the codes they are from; 0 without codes
     */
    record Rating(UUID id, Optional<String> caseNumber, String matter, int level, List<String> codes, int edition) {}

    /**
     * A line of the print journal: ids, stages and counts, never content.
     *
     * @param stage {@code reserved}, {@code printing}, {@code cut}, {@code presented}, {@code incomplete}; the last two end a job.
     *     {@code taken}, {@code retracted} or {@code ejected} may follow {@code presented}
     * @param sheets whole sheets known to be out, 0 to {@value #SHEETS_MAX}
     */
    record PrintEntry(UUID job, String stage, int sheets) {
        /** No document of a terminal has more; see the device layer's {@code Document}. */
        public static final int SHEETS_MAX = 100;
    }

    /** What sensors see, in XFS4IoT's words for auxiliaries. */
    enum SiteCondition {
        /** {@code cabinetFrontDoor: open}. */
        CABINET_DOOR_OPEN,
        /** {@code UPS: powering}: the mains are gone. */
        UPS_POWERING,
        /** {@code UPS: powering} and {@code low}. */
        UPS_LOW
    }

    /**
     * A print that broke off: the power went, the program died, or the printer never came back. What hangs in the slot or lies in
     * the tray is void. Or a slip nobody took.
     *
     * @param caseNumber the case it belongs to; empty when it has none
     * @param sheets whole sheets known to be out
     * @param lastHeard when the journal's last line about it was written; the terminal's clock
     * @param end how it ended
     */
    record VoidedPrint(UUID job, Optional<String> caseNumber, int sheets, Instant lastHeard, End end) {
        /** How a print ended without a person. */
        public enum End {
            /** Nobody knows how; what lies there is void. */
            BROKE_OFF,
            /** Nobody took the slip; it lies in the printer's box. */
            RETRACTED,
            /** Nobody took the slip; it fell. */
            EJECTED
        }

        /** More in one day than this is a broken printer, and nobody reads on. */
        public static final int LIST_MAX = 20;
    }
}
