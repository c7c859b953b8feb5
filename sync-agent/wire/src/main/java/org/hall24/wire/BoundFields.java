package org.hall24.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Several fields as one byte string that can be read in one way only, for signatures and associated data.
 *
 * <p>The string is, for the label and then for each field in order, four bytes of length (big-endian) and then the field in
 * UTF-8 (text), or as it is (bytes). Numbers are decimal text, identifiers their canonical lower-case text, instants their ISO
 * text. Because each length stands before its field, moving a character from one field to the next changes the bytes.
 */
public final class BoundFields {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /**
     * Starts with a label.
     *
     * @param label what these bytes are for and the version of their order; no two purposes share one
     */
    public BoundFields(String label) {
        and(label);
    }

    /** Adds a text. */
    public BoundFields and(String field) {
        return and(field.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number. */
    public BoundFields and(long field) {
        return and(Long.toString(field));
    }

    /** Adds bytes. */
    public BoundFields and(Bytes field) {
        return and(field.toArray());
    }

    private BoundFields and(byte[] field) {
        written.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        written.writeBytes(field);
        return this;
    }

    /** All of it. */
    public byte[] toArray() {
        return written.toByteArray();
    }
}
