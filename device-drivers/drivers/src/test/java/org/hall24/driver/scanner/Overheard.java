package org.hall24.driver.scanner;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.hall24.device.link.ByteLink;

/** A link that knows whether the scanner was told to look, and not yet to stop. */
final class Overheard implements ByteLink {
    private final ByteLink inner;
    private final Dialect dialect;
    private boolean looking;

    Overheard(ByteLink inner, Dialect dialect) {
        this.inner = inner;
        this.dialect = dialect;
    }

    boolean isLooking() {
        return looking;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        looking = Arrays.equals(bytes, dialect.start()) || (looking && !Arrays.equals(bytes, dialect.stop()));
        inner.write(bytes);
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        return inner.read(into, patience);
    }

    @Override
    public boolean isWhole() {
        return inner.isWhole();
    }

    @Override
    public void close() {
        inner.close();
    }
}
