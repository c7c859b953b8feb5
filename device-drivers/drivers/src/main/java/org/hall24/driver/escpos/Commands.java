package org.hall24.driver.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of ESC/POS that a receipt needs. */
final class Commands {
    static final Charset GB18030 = Charset.forName("GB18030");

    /** ESC @: as after switching on; what hung in the line buffer is gone. */
    private static final byte[] INIT = {0x1B, 0x40};

    /** FS &: Chinese characters on. */
    private static final byte[] CHINESE = {0x1C, 0x26};

    /** DLE ENQ 2: recover, and throw away what is still in the buffer. */
    private static final byte[] RECOVER_AND_CLEAR = {0x10, 0x05, 0x02};

    /** GS ! doubles width and height of narrow characters, FS ! those of Chinese ones. */
    private static final byte[] DOUBLE = {0x1D, 0x21, 0x11};

    private static final byte[] DOUBLE_CHINESE = {0x1C, 0x21, 0x0C};
    private static final byte[] SINGLE = {0x1D, 0x21, 0x00};
    private static final byte[] SINGLE_CHINESE = {0x1C, 0x21, 0x00};

    private static final byte[] NOTHING = {};

    private static final int QR_MODEL_2 = 0x32;
    private static final int QR_CORRECTION_M = 0x31;

    private Commands() {}

    /** How a job begins. ESC @ takes automatic status back, so it is asked for again. */
    static byte[] begin(Profile profile) {
        return join(
                INIT,
                profile.automaticStatus() == 0 ? NOTHING : automaticStatus(profile.automaticStatus()),
                profile.romHasChinese() ? CHINESE : NOTHING);
    }

    /** GS a: which changes the printer tells by itself. */
    private static byte[] automaticStatus(int which) {
        return new byte[] {0x1D, 0x61, (byte) which};
    }

    static byte[] recoverAndClear() {
        return RECOVER_AND_CLEAR.clone();
    }

    static byte[] init() {
        return INIT.clone();
    }

    static byte[] line(String text) {
        return join(text.getBytes(GB18030), new byte[] {'\n'});
    }

    static byte[] heading(String text, boolean chinese) {
        return chinese
                ? join(align(1), DOUBLE, DOUBLE_CHINESE, line(text), SINGLE, SINGLE_CHINESE, align(0))
                : join(align(1), DOUBLE, line(text), SINGLE, align(0));
    }

    /** Blank lines. */
    static byte[] feed(int lines) {
        return new byte[] {0x1B, 0x64, (byte) lines};
    }

    /** ESC J: prints the line and moves on by dots. */
    static byte[] feedDots(int dots) {
        return new byte[] {0x1B, 0x4A, (byte) dots};
    }

    /** 0 left, 1 centred. */
    static byte[] align(int where) {
        return new byte[] {0x1B, 0x61, (byte) where};
    }

    /** GS v 0: a strip of a picture, one bit a dot. */
    static byte[] raster(int bytesWide, int rows, byte[] dots) {
        var head = new byte[] {
            0x1D, 0x76, 0x30, 0, (byte) bytesWide, (byte) (bytesWide >> 8), (byte) rows, (byte) (rows >> 8)
        };
        return join(head, dots);
    }

    /** GS ( k: model 2, error correction M, made by the printer. */
    static byte[] qr(String content, int module) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        return join(
                symbol(new byte[] {0x41, QR_MODEL_2, 0}),
                symbol(new byte[] {0x43, (byte) module}),
                symbol(new byte[] {0x45, QR_CORRECTION_M}),
                symbol(join(new byte[] {0x50, 0x30}, data)),
                symbol(new byte[] {0x51, 0x30}));
    }

    private static byte[] symbol(byte[] function) {
        int length = function.length + 1;
        return join(new byte[] {0x1D, 0x28, 0x6B, (byte) length, (byte) (length >> 8), 0x31}, function);
    }

    static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
