package org.hall24.driver.sam;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** The 256 bytes of text of a card: fields of UTF-16LE at fixed places, each padded with blanks. */
final class CardText {
    /** Of every layout. */
    static final int BYTES = 256;

    private static final int FLAG_AT = 248;
    private static final String FOR_EVER = "长期";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final byte[] bytes;
    private final int at;

    /** What stands at a place is not what the layout puts there. Its sentence holds nothing of the card. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    /**
     * The text that stands there; the bytes are not copied.
     *
     * @param bytes at least {@value #BYTES} from {@code at} on
     */
    CardText(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Which layout it is; a blank or 0 for a resident's. */
    char flag() {
        return (char) ((bytes[at + FLAG_AT] & 0xFF) | ((bytes[at + FLAG_AT + 1] & 0xFF) << 8));
    }

    /** One field without its padding. Private-use characters stay as they are; half a surrogate pair is an error. */
    String text(int from, int length) throws Unreadable {
        String padded;
        try {
            padded = StandardCharsets.UTF_16LE
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, at + from, length))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Unreadable("no UTF-16 at " + from);
        }
        int end = padded.length();
        while (end > 0 && (padded.charAt(end - 1) == ' ' || padded.charAt(end - 1) == 0)) {
            end--;
        }
        return padded.substring(0, end);
    }

    /** A field that may be blank. */
    Optional<String> maybe(int from, int length) throws Unreadable {
        return Optional.of(text(from, length)).filter(text -> !text.isEmpty());
    }

    /** A field that a card cannot be without. */
    String must(int from, int length) throws Unreadable {
        return maybe(from, length).orElseThrow(() -> new Unreadable("nothing at " + from));
    }

    /** A number of exactly so many characters. */
    String number(int from, int length, int characters) throws Unreadable {
        String number = text(from, length);
        if (number.length() != characters) {
            throw new Unreadable("a number of " + number.length() + " characters at " + from);
        }
        return number;
    }

    /** A day, eight digits. */
    LocalDate day(int from) throws Unreadable {
        try {
            return LocalDate.parse(text(from, 16), DAY);
        } catch (DateTimeParseException _) {
            throw new Unreadable("no day at " + from);
        }
    }

    /** The last day of validity; empty for 长期. */
    Optional<LocalDate> end(int from) throws Unreadable {
        return text(from, 16).equals(FOR_EVER) ? Optional.empty() : Optional.of(day(from));
    }
}
