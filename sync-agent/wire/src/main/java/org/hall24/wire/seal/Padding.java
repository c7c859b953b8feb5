package org.hall24.wire.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Hides how much a citizen wrote: content is carried in whole KiB. Four bytes of length, the content, then zeros. */
final class Padding {
    /** The class width. An appeal of 500 characters and a booking of ten look alike. */
    static final int CLASS_BYTES = 1024;

    private Padding() {}

    static byte[] pad(byte[] content) {
        int needed = Integer.BYTES + content.length;
        int classes = Math.ceilDiv(needed, CLASS_BYTES);
        return ByteBuffer.allocate(classes * CLASS_BYTES)
                .putInt(content.length)
                .put(content)
                .array();
    }

    static byte[] strip(byte[] padded) throws UnsealingException {
        if (padded.length < CLASS_BYTES || padded.length % CLASS_BYTES != 0) {
            throw new UnsealingException("the content is not padded to whole KiB");
        }
        var reader = ByteBuffer.wrap(padded);
        int length = reader.getInt();
        if (length < 0 || length > reader.remaining()) {
            throw new UnsealingException("the content's length does not fit");
        }
        var content = new byte[length];
        reader.get(content);
        while (reader.hasRemaining()) {
            if (reader.get() != 0) {
                throw new UnsealingException("the padding is not empty");
            }
        }
        Arrays.fill(padded, (byte) 0);
        return content;
    }
}
