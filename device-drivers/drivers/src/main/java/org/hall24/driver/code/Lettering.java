package org.hall24.driver.code;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Which characters the bytes of a code mean, where the code does not say. UTF-8 proves itself; of the two-byte codes, GB 18030 and
 * Shift_JIS, the one whose everyday characters the bytes would be.
 */
final class Lettering {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset SHIFT_JIS = Charset.forName("Shift_JIS");

    private static final int ASCII_MAX = 0x7f;

    /** A name of three characters has at least one that is not rare. */
    private static final double EVERYDAY_MIN = 0.3;

    /** One voicing mark may be a Chinese character's second byte; two are none. */
    private static final int MARKS_MIN = 2;

    /** One letter in eight is voiced, or it is no Japanese. */
    private static final int MARKS_SHARE = 8;

    private Lettering() {}

    /** The charset of these pieces together; empty = they are plain, or nothing fits and the decoder's own guess is as good. */
    static Optional<Charset> of(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        var bytes = all.toByteArray();
        if (isPlain(bytes)) {
            return Optional.empty();
        }
        if (fits(bytes, StandardCharsets.UTF_8)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        double chinese = fits(bytes, GB18030) ? everydayChinese(bytes) : 0;
        double japanese = fits(bytes, SHIFT_JIS) ? everydayJapanese(bytes) : 0;
        if (japanese > 0 && isHalfWidthKatakana(bytes)) {
            return Optional.of(SHIFT_JIS);
        }
        if (Math.max(chinese, japanese) < EVERYDAY_MIN) {
            return Optional.empty(); // "cafés" in Latin-1 would be a rare Chinese character
        }
        return Optional.of(chinese >= japanese ? GB18030 : SHIFT_JIS);
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) {
            if ((each & 0xff) > ASCII_MAX) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /**
     * Half-width katakana fall on everyday Chinese characters. What gives them away are the voicing marks, DE and DF, which follow the
     * few letters that can be voiced; in Chinese text one byte in fifty happens to look so, and two in a short text hardly ever.
     */
    private static boolean isHalfWidthKatakana(byte[] bytes) {
        int marks = 0;
        int all = 0;
        for (int i = 0; i < bytes.length; i++) {
            int here = bytes[i] & 0xff;
            if (here <= ASCII_MAX) {
                continue;
            }
            if (here < 0xa1 || here > 0xdf) {
                return false;
            }
            int before = i > 0 ? bytes[i - 1] & 0xff : 0;
            boolean voiced = before == 0xb3 || (before >= 0xb6 && before <= 0xc4) || (before >= 0xca && before <= 0xce);
            if (here >= 0xde && !voiced) {
                return false;
            }
            marks += here >= 0xde ? 1 : 0;
            all++;
        }
        return marks >= MARKS_MIN && marks * MARKS_SHARE >= all;
    }

    /** Which share of the bytes belongs to GB 2312's first level and punctuation: lead A1, A3, B0 to D7. */
    private static double everydayChinese(byte[] bytes) {
        int everyday = 0;
        int all = 0;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xff;
            if (lead <= ASCII_MAX) {
                i++;
                continue;
            }
            int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
            boolean common = lead == 0xa1 || lead == 0xa3 || (lead >= 0xb0 && lead <= 0xd7);
            everyday += common && trail >= 0xa1 ? 1 : 0;
            all++;
            i += 2;
        }
        return all == 0 ? 0 : (double) everyday / all;
    }

    /** Which share is kana, punctuation, half-width katakana or first-level kanji: leads 81 to 83 and 88 to 97. */
    private static double everydayJapanese(byte[] bytes) {
        int everyday = 0;
        int all = 0;
        int i = 0;
        while (i < bytes.length) {
            int lead = bytes[i] & 0xff;
            if (lead <= ASCII_MAX) {
                i++;
                continue;
            }
            boolean halfWidth = lead >= 0xa1 && lead <= 0xdf;
            boolean common = (lead >= 0x81 && lead <= 0x83) || (lead >= 0x88 && lead <= 0x97);
            everyday += common || halfWidth ? 1 : 0;
            all++;
            i += halfWidth ? 1 : 2;
        }
        return all == 0 ? 0 : (double) everyday / all;
    }
}
