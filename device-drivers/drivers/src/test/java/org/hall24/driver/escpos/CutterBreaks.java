package org.hall24.driver.escpos;

import java.io.IOException;
import java.time.Duration;
import org.hall24.device.link.ByteLink;

/** A printer whose blade stays half way at the cut that ends a receipt. */
final class CutterBreaks implements ByteLink {
    private final PaperEnd end;

    CutterBreaks(PaperEnd end) {
        this.end = end;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        end.write(bytes);
        if (bytes.length == 7 && bytes[0] == 0x1D && bytes[1] == 0x56) {
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
