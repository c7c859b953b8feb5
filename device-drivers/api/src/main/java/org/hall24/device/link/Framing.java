package org.hall24.device.link;

/** Knows where the answer of one protocol begins and ends. Made anew for each exchange. */
@FunctionalInterface
public interface Framing {
    /**
     * Takes the next bytes of the line.
     *
     * @param bytes only the first {@code count} count; they are wiped after the call
     * @return whether the answer is complete now
     */
    boolean take(byte[] bytes, int count);
}
