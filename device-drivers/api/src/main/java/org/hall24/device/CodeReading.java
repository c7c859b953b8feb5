package org.hall24.device;

/** How one look for a code ended, as far as the person holding it is concerned. */
public sealed interface CodeReading {
    /** A code was read. */
    record Scanned(ScannedCode code) implements CodeReading {}

    /** None appeared in time. */
    record NothingSeen() implements CodeReading {}

    /** A code appeared that is longer than {@link CodeScanner#CODE_BYTES_MAX} bytes, or holds control characters: none of ours. */
    record NotUsable() implements CodeReading {}
}
