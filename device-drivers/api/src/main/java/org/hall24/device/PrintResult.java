package org.hall24.device;

/** How a print ended once its first byte had left. Nothing at all on paper is a {@link DeviceException} instead. */
public sealed interface PrintResult {
    /** Printed, cut and presented; the printer said so afterwards. */
    record Presented() implements PrintResult {}

    /**
     * The printer stopped or the link broke on the way: something may be on the paper, and nobody knows how much.
     * It is never printed again by itself.
     */
    record Incomplete(Fault fault) implements PrintResult {}
}
