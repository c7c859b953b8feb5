package org.hall24.simulator.chip;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.people.SocialCardRow;

/** The files EF05 and EF06 of one card, by tag and in the order of their records (LD/T 32, file structure 2.0). */
final class SocialFiles {
    private static final int NAME_BYTES = 30;
    private static final int NAME_MORE_BYTES = 20;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Map<Integer, byte[]> issuer = new LinkedHashMap<>();
    private final Map<Integer, byte[]> holder = new LinkedHashMap<>();

    SocialFiles(SocialCardRow card) {
        issuer.put(0x01, HexFormat.of().parseHex(card.cardId()));
        issuer.put(0x02, ascii("1", 1));
        issuer.put(0x03, ascii(card.edition(), 4));
        issuer.put(0x04, new byte[12]);
        issuer.put(0x05, day(card.issued()));
        issuer.put(0x06, day(card.validTo()));
        issuer.put(0x07, ascii(card.cardNumber(), 9));
        var person = card.holder();
        holder.put(0x08, ascii(person.number(), 18));
        byte[] name = person.name().getBytes(GB18030);
        holder.put(
                0x09,
                Arrays.copyOf(name, NAME_BYTES)); // what does not fit goes on in the next, also within a character
        if (!card.edition().startsWith("1")) {
            byte[] more = name.length > NAME_BYTES ? Arrays.copyOfRange(name, NAME_BYTES, name.length) : new byte[0];
            holder.put(0x4E, Arrays.copyOf(more, NAME_MORE_BYTES));
        }
        holder.put(0x0A, ascii(Integer.toString(person.sex()), 1));
        holder.put(0x0B, HexFormat.of().parseHex(person.nation()));
        holder.put(0x0C, HexFormat.of().parseHex("990000"));
        holder.put(0x0D, day(person.birth()));
    }

    private static byte[] ascii(String text, int bytes) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), bytes);
    }

    private static byte[] day(String iso) {
        return HexFormat.of().parseHex(iso.replace("-", ""));
    }

    /** A record of this file by its tag: tag, length, value. */
    Optional<byte[]> byTag(int file, int tag) {
        return Optional.ofNullable(records(file).get(tag)).map(value -> record(tag, value));
    }

    /** A record of this file by its number, from 1. */
    Optional<byte[]> byNumber(int file, int number) {
        return records(file).entrySet().stream()
                .skip(number - 1L)
                .findFirst()
                .map(entry -> record(entry.getKey(), entry.getValue()));
    }

    private Map<Integer, byte[]> records(int file) {
        return switch (file) {
            case 5 -> issuer;
            case 6 -> holder;
            default -> Map.of();
        };
    }

    private static byte[] record(int tag, byte[] value) {
        var record = new byte[value.length + 2];
        record[0] = (byte) tag;
        record[1] = (byte) value.length;
        System.arraycopy(value, 0, record, 2, value.length);
        return record;
    }
}
