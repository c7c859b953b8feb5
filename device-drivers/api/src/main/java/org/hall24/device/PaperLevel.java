package org.hall24.device;

/** XFS4IoT's words for a paper supply. {@code UNKNOWN} = this printer cannot tell. */
public enum PaperLevel {
    FULL,
    LOW,
    OUT,
    JAMMED,
    UNKNOWN;

    /** As XFS4IoT writes it: {@code low}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
