package org.hall24.device;

/** How a document's print ended once its first byte had left. Nothing at all on paper is a {@link DeviceException} instead. */
public sealed interface DocumentResult {
    /** Every sheet lies in the tray; the printer said so. */
    record Printed(int sheets) implements DocumentResult {}

    /**
     * The printer stopped or the link broke on the way.
     *
     * @param fault why
     * @param sheets sheets that surely came out, those of earlier jobs of the same document included
     * @param certain whether it is exactly that many; false when the printer could no longer be asked
     */
    record Incomplete(Fault fault, int sheets, boolean certain) implements DocumentResult {}
}
