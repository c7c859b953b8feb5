package org.hall24.device;

import java.util.Optional;

/**
 * Makes a picture of the 1024 bytes a card holds of its holder's face (WLT). No open decoder of that format exists: what the reader's maker
 * supplies runs in a process of its own, because it may crash, hang or write where it should not.
 */
@FunctionalInterface
public interface PortraitDecoder {
    /** How many bytes a card holds. */
    int WLT_BYTES = 1_024;

    /** Pixels across. */
    int WIDTH = 102;

    /** Pixels down. */
    int HEIGHT = 126;

    /**
     * Decodes one portrait. Waits a few seconds at most, whatever the decoder does.
     *
     * @param wlt {@value #WLT_BYTES} bytes, not changed and not kept
     * @return {@value #WIDTH} x {@value #HEIGHT} pixels; empty = this decoder cannot read them; the log says why
     * @throws InterruptedException when the person left
     */
    Optional<Still> decode(byte[] wlt) throws InterruptedException;
}
