package org.hall24.device;

/** What became of a slip that was presented: XFS4IoT's words for the media of a printer, as values. */
public sealed interface SlipOutcome {
    /** The person took it (MediaTakenEvent). */
    record Taken() implements SlipOutcome {}

    /** Nobody took it; the printer pulled it back to where nobody reaches it (MediaAutoRetractedEvent). */
    record Retracted() implements SlipOutcome {}

    /** Nobody took it; the printer cannot pull it back and let it fall. */
    record Ejected() implements SlipOutcome {}

    /** It still lies in the mouth (media present). */
    record StillPresent() implements SlipOutcome {}

    /** This printer cannot tell, or it did not see the slip (media unknown). */
    record Unknown() implements SlipOutcome {}
}
