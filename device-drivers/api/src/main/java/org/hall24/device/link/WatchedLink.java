package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;

/** A link that remembers that it broke: after the first error or end nothing goes through it any more, and everybody can see it. */
public final class WatchedLink implements ByteLink {
    private final ByteLink inner;
    private volatile boolean broken;

    /** Watches the given link; closing this one closes it. */
    public WatchedLink(ByteLink inner) {
        this.inner = inner;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        refuseWhenBroken();
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException(bytes.length + " bytes in one write, at most " + BYTES_MAX);
        }
        try {
            inner.write(bytes);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        refuseWhenBroken();
        try {
            int count = inner.read(into, patience);
            broken |= count < 0;
            return count;
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public void renew(boolean anew) throws IOException {
        refuseWhenBroken();
        try {
            inner.renew(anew);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public String address() {
        return inner.address();
    }

    @Override
    public boolean isWhole() {
        return !broken && inner.isWhole();
    }

    @Override
    public void close() {
        broken = true;
        inner.close();
    }

    private void refuseWhenBroken() throws IOException {
        if (broken) {
            throw new IOException("this link broke before; a new one must be opened");
        }
    }
}
