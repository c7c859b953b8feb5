package org.hall24.driver.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.ScannedCode;

/** Makes text of a code's bytes: UTF-8, and where it is none GB 18030. Control characters make it unusable. */
final class CodeText {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** {@code ]Q1}: bracket, letter, modifier. */
    private static final int AIM_BYTES = 3;

    private CodeText() {}

    /**
     * What was read.
     *
     * @param aim whether the scanner is set to say the AIM identifier before the code
     */
    static CodeReading of(RawCode raw, boolean aim) {
        byte[] bytes = raw.bytes();
        if (!raw.isWhole() || bytes.length == 0) {
            return new CodeReading.NotUsable();
        }
        boolean says = aim && bytes.length > AIM_BYTES && bytes[0] == ']';
        var symbology =
                says ? Optional.of(new String(bytes, 1, AIM_BYTES - 1, StandardCharsets.US_ASCII)) : raw.symbology();
        int from = says ? AIM_BYTES : 0;
        if (bytes.length - from > CodeScanner.CODE_BYTES_MAX) {
            return new CodeReading.NotUsable();
        }
        var code = ByteBuffer.wrap(bytes, from, bytes.length - from);
        return decode(code, StandardCharsets.UTF_8)
                .or(() -> decode(code, GB18030))
                .filter(text -> text.codePoints().noneMatch(Character::isISOControl))
                .<CodeReading>map(text -> new CodeReading.Scanned(new ScannedCode(text, symbology)))
                .orElseGet(CodeReading.NotUsable::new);
    }

    private static Optional<String> decode(ByteBuffer code, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(code.duplicate()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty(); // not this charset
        }
    }
}
