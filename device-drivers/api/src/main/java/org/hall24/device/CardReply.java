package org.hall24.device;

import java.util.Arrays;

/** What came of one command to a chip card. */
public sealed interface CardReply {
    /** It answered. The bytes may be personal: never printed. */
    final class Answered implements CardReply {
        private static final int STATUS_BYTES = 2;

        private final byte[] data;
        private final int status;

        /**
         * An answer as it came.
         *
         * @param answer data, SW1, SW2: at least two bytes
         */
        public Answered(byte... answer) {
            if (answer.length < STATUS_BYTES) {
                throw new IllegalArgumentException("an answer of " + answer.length + " bytes has no status");
            }
            data = Arrays.copyOf(answer, answer.length - STATUS_BYTES);
            status = ((answer[answer.length - 2] & 0xFF) << 8) | (answer[answer.length - 1] & 0xFF);
        }

        /** SW1 SW2 as a number: 0x9000 = done. */
        public int status() {
            return status;
        }

        /** The bytes before the status. */
        public byte[] data() {
            return data.clone();
        }

        /** The status, nothing else. */
        @Override
        public String toString() {
            return String.format(java.util.Locale.ROOT, "Answered[%04X]", status);
        }
    }

    /** The card is gone: taken out, or powered anew by somebody else. */
    record CardTaken() implements CardReply {}

    /**
     * The command stands on no list of allowed ones; nothing reached the card.
     *
     * @param why a sentence for a technician
     */
    record NotAllowed(String why) implements CardReply {}
}
