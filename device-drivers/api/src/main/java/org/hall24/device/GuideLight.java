package org.hall24.device;

/** The lights of a terminal that show where to put a hand, by XFS4IoT's names where it has them (interface Lights). */
public enum GuideLight {
    /** Where the identity card is laid. */
    CARD_READER,
    RECEIPT_PRINTER,
    DOCUMENT_PRINTER,
    SCANNER,
    CAMERA,
    /** Where the social-security card is put in. */
    CARD_UNIT_2,
    /** The light that shows the terminal from afar. */
    FASCIA
}
