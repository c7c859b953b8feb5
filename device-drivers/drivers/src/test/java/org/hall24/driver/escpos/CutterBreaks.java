package org.hall24.driver.escpos;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.hall24.device.link.ByteLink;

/** A printer whose blade stays half way at the cut that ends a receipt. */
final class CutterBreaks implements ByteLink {
    private final PaperEnd end;
    private final byte[] cut;

    CutterBreaks(PaperEnd end, Profile profile) {
        this.end = end;
        this.cut = profile.cutBytes();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        end.write(bytes);
        if (Arrays.equals(bytes, cut)) {
            end.status[2] = 0x1A;
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        return end.read(into, patience);
    }

    @Override
    public boolean isWhole() {
        return end.isWhole();
    }

    @Override
    public void close() {
        end.close();
    }
}
