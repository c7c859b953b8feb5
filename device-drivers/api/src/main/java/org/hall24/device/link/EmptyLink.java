package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;

/** Where a line would be, if there were one: what stands before it talks for it. */
final class EmptyLink implements ByteLink {
    private volatile boolean closed;

    @Override
    public void write(byte[] bytes) throws IOException {
        throw new IOException("there is no line");
    }

    @Override
    public int read(byte[] into, Duration patience) {
        return -1;
    }

    @Override
    public boolean isWhole() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
