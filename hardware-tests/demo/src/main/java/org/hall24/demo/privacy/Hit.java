package org.hall24.demo.privacy;

/**
 * Something personal where nothing personal may be. It never repeats the value.
 *
 * @param whose owner and kind, such as {@code R-01 name}
 * @param form how it was written
 * @param place the file, and the streams inside it, such as {@code agent/outbox.db > zlib@4096}
 * @param offset in bytes from the start of the innermost stream
 */
public record Hit(String whose, String form, String place, long offset) {}
