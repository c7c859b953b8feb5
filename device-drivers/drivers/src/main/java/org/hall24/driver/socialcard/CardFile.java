package org.hall24.driver.socialcard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How values are written in the files of a social-security card. Whatever is not written so throws IllegalArgumentException. */
final class CardFile {
    // EF05, the issuer
    static final int CARD_ID = 0x01;
    static final int EDITION = 0x03;
    static final int ISSUED = 0x05;
    static final int VALID_TO = 0x06;
    static final int CARD_NUMBER = 0x07;
    // EF06, the holder
    static final int NUMBER = 0x08;
    static final int NAME = 0x09;
    static final int NAME_MORE = 0x4E;
    static final int SEX = 0x0A;
    static final int BIRTH = 0x0D;

    /** A superset of GBK: old cards have GBK, new ones four-byte characters too. */
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int REGION_DIGITS = 6;

    private static final Pattern EDITION_WRITTEN = Pattern.compile("[1-9](?:[.][0-9]{1,2})?");

    private CardFile() {}

    /** Digits, two a byte. */
    static String digits(byte[] value) {
        return HexFormat.of().withUpperCase().formatHex(value);
    }

    /** The region in front of the card's identification. */
    static String region(byte[] cardId) {
        String region = digits(cardId).substring(0, Math.min(REGION_DIGITS, cardId.length * 2));
        if (!region.matches("[0-9]{" + REGION_DIGITS + "}")) {
            throw new IllegalArgumentException("a card's identification does not begin with a region");
        }
        return region;
    }

    /** A day, YYYYMMDD in digits; empty = 00000000 or FFFFFFFF, none. */
    static Optional<LocalDate> day(byte[] value) {
        String digits = digits(value);
        if (digits.matches("0*|F*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(digits, DAY));
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("a day that is none");
        }
    }

    /** The card's specification: {@code 1.00}, {@code 2.00}, {@code 3.00}. */
    static String edition(byte[] value) {
        String edition = plain(value);
        if (!EDITION_WRITTEN.matcher(edition).matches()) {
            throw new IllegalArgumentException("an edition that is none");
        }
        return edition;
    }

    /** One digit; empty = it was never written. */
    static Optional<Integer> digit(byte[] value) {
        String digit = plain(value);
        if (digit.isEmpty()) {
            return Optional.empty();
        }
        if (digit.length() != 1 || digit.charAt(0) < '0' || digit.charAt(0) > '9') {
            throw new IllegalArgumentException("a digit that is none");
        }
        return Optional.of(digit.charAt(0) - '0');
    }

    /** Letters and digits, padded with 00 or blanks. */
    static String plain(byte[] value) {
        return decoded(withoutPadding(value), StandardCharsets.US_ASCII).strip();
    }

    /** Chinese text in two records, padded with 00; a character may be cut between them. */
    static String text(byte[] value, byte[] more) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(withoutPadding(value));
        whole.writeBytes(withoutPadding(more));
        return decoded(whole.toByteArray(), GB18030).strip();
    }

    private static byte[] withoutPadding(byte[] value) {
        int end = value.length;
        while (end > 0 && (value[end - 1] == 0 || value[end - 1] == (byte) 0xFF)) {
            end--;
        }
        return java.util.Arrays.copyOf(value, end);
    }

    private static String decoded(byte[] value, Charset charset) {
        try {
            var text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a text with orders to a printer in it");
            }
            return text;
        } catch (CharacterCodingException _) {
            throw new IllegalArgumentException("a text that is none");
        }
    }
}
