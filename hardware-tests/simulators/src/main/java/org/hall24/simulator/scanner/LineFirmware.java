package org.hall24.simulator.scanner;

import java.io.IOException;
import java.util.Arrays;

/** Always looks, understands nothing, ends a code with CR. */
final class LineFirmware implements Firmware {
    private final Window window;

    LineFirmware(Window window) {
        this.window = window;
    }

    static byte[] withCr(byte[] code) {
        var with = Arrays.copyOf(code, code.length + 1);
        with[code.length] = '\r';
        return with;
    }

    @Override
    public void hear(byte heard) {
        // deaf
    }

    @Override
    public void live() throws IOException, InterruptedException {
        var code = window.take();
        if (code.isPresent()) {
            window.sayCode(withCr(code.get()));
        }
    }

    @Override
    public void blurt(byte[] code) throws IOException, InterruptedException {
        window.sayCode(withCr(code));
    }

    @Override
    public boolean isLooking() {
        return false;
    }

    @Override
    public String mode() {
        return "always";
    }
}
