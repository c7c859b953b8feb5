package org.hall24.device;

/** XFS4IoT's words for a paper supply. {@code UNKNOWN} = this printer cannot tell. */
public enum PaperLevel {
    FULL,
    LOW,
    OUT,
    JAMMED,
    UNKNOWN
}
