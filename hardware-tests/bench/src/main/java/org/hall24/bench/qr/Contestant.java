package org.hall24.bench.qr;

import java.util.Optional;
import org.hall24.driver.code.Grey;

/** A library that reads QR codes. One thread. */
interface Contestant extends AutoCloseable {
    /** What it is called in the table. */
    String name();

    /** Makes the library's own picture, which is not timed. */
    Look at(Grey picture);

    @Override
    default void close() {}

    /** A picture as the library wants it. */
    @FunctionalInterface
    interface Look extends AutoCloseable {
        /** Reads it; empty = no code. Whatever the library throws is no code either, and is its caller's to catch. */
        Optional<String> read();

        @Override
        default void close() {}
    }

    /** The picture's own bytes, copied. */
    static byte[] bytes(Grey picture) {
        var bytes = new byte[picture.width() * picture.height()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) picture.at(i % picture.width(), i / picture.width());
        }
        return bytes;
    }

    /** The first that is not empty. */
    static Optional<String> text(String read) {
        return Optional.of(read).filter(text -> !text.isEmpty());
    }
}
