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
import org.hall24.device.CardReading;
import org.hall24.device.CardType;
import org.hall24.device.IdCard;

/** Reads the 256 bytes of text of a card, GA/T 490: UTF-16LE, every field padded with blanks. */
final class ResidentLayout {
    static final int TEXT_BYTES = 256;

    /** The kind of card; read before anything else, or a foreigner's name would be taken for an address. */
    private static final int FLAG_AT = 248;

    private static final String FOR_EVER = "长期";
    private static final int NUMBER_CHARACTERS = 18;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ResidentLayout() {}

    /**
     * What stands on the card.
     *
     * @param text at least 256 bytes from {@code at} on
     */
    static CardReading decode(byte[] text, int at) {
        char flag = (char) ((text[at + FLAG_AT] & 0xFF) | ((text[at + FLAG_AT + 1] & 0xFF) << 8));
        if (flag != ' ' && flag != 0) {
            return new CardReading.UnknownKind(flag);
        }
        try {
            return new CardReading.Read(card(text, at));
        } catch (CharacterCodingException | DateTimeParseException | IllegalArgumentException _) {
            return new CardReading.NotAccepted(); // an intact frame, but no resident's card
        }
    }

    private static IdCard card(byte[] text, int at) throws CharacterCodingException {
        String number = field(text, at + 122, 36);
        if (number.length() != NUMBER_CHARACTERS) {
            throw new IllegalArgumentException("a number of " + number.length() + " characters");
        }
        String nation = field(text, at + 32, 4);
        String end = field(text, at + 204, 16);
        return new IdCard(
                CardType.RESIDENT,
                field(text, at, 30),
                Integer.parseInt(field(text, at + 30, 2)),
                nation.isEmpty() ? Optional.empty() : Optional.of(nation),
                LocalDate.parse(field(text, at + 36, 16), DAY),
                field(text, at + 52, 70),
                number,
                field(text, at + 158, 30),
                LocalDate.parse(field(text, at + 188, 16), DAY),
                end.equals(FOR_EVER) ? Optional.empty() : Optional.of(LocalDate.parse(end, DAY)));
    }

    /** One field without its padding. Private-use characters stay as they are; half a surrogate pair is an error. */
    private static String field(byte[] text, int from, int length) throws CharacterCodingException {
        String padded = StandardCharsets.UTF_16LE
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(text, from, length))
                .toString();
        int end = padded.length();
        while (end > 0 && (padded.charAt(end - 1) == ' ' || padded.charAt(end - 1) == 0)) {
            end--;
        }
        return padded.substring(0, end);
    }
}
