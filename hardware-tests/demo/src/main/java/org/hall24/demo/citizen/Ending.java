package org.hall24.demo.citizen;

/** How a visit ends, in words. */
public final class Ending {
    /** Accepted, and a whole receipt came out. */
    public static final String RECEIPT = "receipt in hand";

    /** Accepted, but the receipt did not come out whole. */
    public static final String NO_RECEIPT = "accepted without receipt";

    /** The receipt of an earlier visit was offered to the same card and printed. */
    public static final String OFFERED_AGAIN = "earlier receipt printed";

    /** Ended with a failure card that says so. */
    public static final String REFUSED = "refused with a reason";

    /** Went away; the terminal cleared itself. */
    public static final String CLEARED = "cleared by the idle rule";

    /** Left by the leave key. */
    public static final String LEFT = "left and cleared";

    /** The hub has it. */
    public static final String DELIVERED = "delivered";

    /** The hub had not got it while it was away, and got it when it was back. */
    public static final String DELIVERED_LATER = "delivered when the hub was back";

    private Ending() {}

    /** A question was answered on the screen. */
    public static final String ANSWERED = "answered";

    /** Every sheet and a whole receipt came out. */
    public static final String CERTIFICATE = "certificate and receipt in hand";

    /** Some sheets came out, and the screen said how to get the rest. */
    public static final String PART = "part of the certificate, and a receipt that says so";

    /** The sheets that were still owed came out, and no other. */
    public static final String REST = "exactly the rest in hand";

    /** Another person's card was laid, and nothing was shown to them. */
    public static final String STRANGER = "cleared before the other's eyes";

    /** The panel went dark in the middle of a print. */
    public static final String DARK = "the panel went dark while the receipt was printed";

    /** Two things that are both so. */
    public static String both(String first, String second) {
        return first + ", " + second;
    }
}
