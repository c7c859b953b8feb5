package org.hall24.simulator.card;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hall24.people.Chip;
import org.hall24.people.Person;

/** What the module sends: frames, and the text, portrait and fingerprints of a person's card. */
public final class CardBytes {
    private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    private static final int FINGERPRINT_BYTES = 1_024;

    /** A flag no edition of the standard uses. */
    private static final String UNKNOWN_FLAG = "Z";

    /** Of a foreigner's English name; what is longer stands elsewhere. */
    private static final int FIRST_PART_CHARACTERS = 35;

    private CardBytes() {}

    /** An answer: preamble, length, SW1 SW2 SW3, data, checksum. */
    static byte[] answer(int status, byte... data) {
        int length = data.length + 4;
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(PREAMBLE);
        frame.write(length >> 8);
        frame.write(length);
        frame.write(0);
        frame.write(0);
        frame.write(status);
        frame.writeBytes(data);
        int check = 0;
        byte[] soFar = frame.toByteArray();
        for (int i = PREAMBLE.length; i < soFar.length; i++) {
            check ^= soFar[i];
        }
        frame.write(check);
        return frame.toByteArray();
    }

    /** Lengths, text and portrait of this person's card. */
    public static byte[] base(Person person, Chip chip) {
        return joined(new byte[] {1, 0, 4, 0}, text(person, chip), StandInPortrait.of(person.id()));
    }

    /** The same with fingerprints, if there are any on the card. */
    static byte[] withFingerprint(Person person, Chip chip) {
        byte[] prints = chip.fingerprint() ? fingerprint(person) : new byte[0];
        return joined(
                new byte[] {1, 0, 4, 0, (byte) (prints.length >> 8), 0},
                text(person, chip),
                StandInPortrait.of(person.id()),
                prints);
    }

    /** Where this person moved to. */
    static byte[] newAddress(Chip chip) {
        return field(chip.newAddress(), 70);
    }

    private static byte[] text(Person person, Chip chip) {
        return switch (person.kind()) {
            case "hk-macao-taiwan" -> hkMacaoTaiwan(person, chip);
            case "foreigner-2017" -> foreigner2017(person, chip);
            case "foreigner-2023" -> foreigner2023(person, chip);
            case "resident" -> resident(person, "");
            default -> resident(person, UNKNOWN_FLAG);
        };
    }

    private static byte[] resident(Person person, String flag) {
        return joined(upToNumber(person), validity(person), field("", 28), field(flag, 2), field("", 6));
    }

    private static byte[] hkMacaoTaiwan(Person person, Chip chip) {
        return joined(
                upToNumber(person),
                validity(person),
                field(chip.pass(), 18),
                field(chip.times(), 4),
                field("", 6),
                field("J", 2),
                field("", 6));
    }

    private static byte[] upToNumber(Person person) {
        return joined(
                field(person.name(), 30),
                field(Integer.toString(person.sex()), 2),
                field(person.nation(), 4),
                field(day(person.birth()), 16),
                field(person.address(), 70),
                field(person.number(), 36));
    }

    private static byte[] validity(Person person) {
        return joined(
                field(person.authority(), 30), field(day(person.validFrom()), 16), field(day(person.validTo()), 16));
    }

    private static byte[] foreigner2017(Person person, Chip chip) {
        return joined(
                field(chip.english(), 120),
                field(Integer.toString(person.sex()), 2),
                field(person.number(), 30),
                field(chip.country(), 6),
                field(person.name(), 30),
                field(day(person.validFrom()), 16),
                field(day(person.validTo()), 16),
                field(day(person.birth()), 16),
                field(chip.version(), 4),
                field(person.authority(), 8),
                field("I", 2),
                field("", 6));
    }

    private static byte[] foreigner2023(Person person, Chip chip) {
        int seam = Math.min(FIRST_PART_CHARACTERS, chip.english().length());
        return joined(
                field(person.name(), 30),
                field(Integer.toString(person.sex()), 2),
                field(chip.times(), 4),
                field(day(person.birth()), 16),
                field(chip.english().substring(0, seam), 70),
                field(person.number(), 36),
                field("", 30),
                field(day(person.validFrom()), 16),
                field(day(person.validTo()), 16),
                field(chip.english().substring(seam), 22),
                field(chip.country(), 6),
                field("Y", 2),
                field("", 6));
    }

    private static String day(String isoOrForEver) {
        return isoOrForEver.replace("-", "");
    }

    private static byte[] field(String text, int bytes) {
        byte[] written = text.getBytes(StandardCharsets.UTF_16LE);
        if (written.length > bytes) {
            throw new IllegalArgumentException("'" + text + "' does not fit " + bytes + " bytes on a card");
        }
        var field = new byte[bytes];
        for (int i = 0; i < bytes; i += 2) {
            field[i] = ' ';
        }
        System.arraycopy(written, 0, field, 0, written.length);
        return field;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Two templates that no finger left: a C in front of each, then arbitrary bytes, the same for the same person. */
    private static byte[] fingerprint(Person person) {
        var prints = new byte[FINGERPRINT_BYTES];
        int state = person.id().hashCode();
        for (int i = 0; i < prints.length; i++) {
            state = state * 1_103_515_245 + 12_345;
            prints[i] = i % (FINGERPRINT_BYTES / 2) == 0 ? (byte) 'C' : (byte) (state >> 16);
        }
        return prints;
    }

    /** A preamble, to be strewn where a receiver must not stumble over it. */
    static byte[] preamble() {
        return Arrays.copyOf(PREAMBLE, PREAMBLE.length);
    }
}
