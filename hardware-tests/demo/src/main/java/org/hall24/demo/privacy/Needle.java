package org.hall24.demo.privacy;

/**
 * What is looked for in one form.
 *
 * @param whose a word for the owner and the kind, such as {@code R-01 name}; never the value
 * @param form how it is written, such as {@code utf-16le} or {@code base64+1 of gb18030}
 * @param bytes the written bytes; masked when printed
 */
record Needle(String whose, String form, Pattern bytes) {
    /** Bytes one looks for; compared by content, never printed. */
    static final class Pattern {
        private final byte[] bytes;

        Pattern(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        int length() {
            return bytes.length;
        }

        byte at(int index) {
            return bytes[index];
        }

        byte[] copy() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pattern pattern && java.util.Arrays.equals(bytes, pattern.bytes);
        }

        @Override
        public int hashCode() {
            return java.util.Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
