package org.hall24.device;

/** What devices count of themselves, by the names of UnifiedPOS ({@code JposStatisticsConst}). Since the program started; kept in memory. */
public enum Statistic {
    /** Whole hours the device was online. */
    HOURS_POWERED("HoursPoweredCount"),
    /** How often the line broke, nothing answered, or what came was no answer; attempts to bring it back are not counted. */
    COMMUNICATION_ERROR("CommunicationErrorCount"),
    /** How often it came online. */
    ONLINE_TRANSITION("OnlineTransitionCount"),
    /** How often somebody's card or code was asked for, or something was to be printed; looks at the device are not counted. */
    SESSION("SessionCount"),
    /** Cards or codes that were read. */
    GOOD_READ("GoodReadCount"),
    /** Nothing was there to be read. */
    NO_READ("NoReadCount"),
    /** Something was there and was not read: it moved, or the reader failed. */
    FAILED_READ("FailedReadCount"),
    /** Cards or codes that were there and are none of ours. */
    UNREADABLE_CARD("UnreadableCardCount"),
    /** Receipts that were cut and presented. */
    PAPER_CUT("PaperCutCount"),
    /** How often the cutter stuck. */
    FAILED_PAPER_CUT("FailedPaperCutCount"),
    /** How often a printer stopped: a jam, the cutter, its mechanics. */
    PRINTER_FAULT("PrinterFaultCount"),
    /** How often a printer's cover was found open. */
    RECEIPT_COVER_OPEN("ReceiptCoverOpenCount"),
    /** How often it was found too hot. */
    MAXIMUM_TEMP_REACHED("MaximumTempReachedCount");

    private final String word;

    Statistic(String word) {
        this.word = word;
    }

    /** The name in UnifiedPOS, in JSON and on the command line. */
    public String word() {
        return word;
    }
}
