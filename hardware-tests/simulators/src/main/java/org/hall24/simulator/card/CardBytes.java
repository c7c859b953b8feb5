package org.hall24.simulator.card;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.hall24.people.Person;

/** What the module sends: frames, and the text and portrait of a person's card. */
final class CardBytes {
    private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    private static final int PORTRAIT_BYTES = 1_024;

    /** A flag no edition of the standard uses. */
    private static final String UNKNOWN_FLAG = "Z";

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
    static byte[] base(Person person) {
        var base = new ByteArrayOutputStream();
        base.writeBytes(new byte[] {1, 0, 4, 0});
        base.writeBytes(field(person.name(), 30));
        base.writeBytes(field(Integer.toString(person.sex()), 2));
        base.writeBytes(field(person.nation(), 4));
        base.writeBytes(field(day(person.birth()), 16));
        base.writeBytes(field(person.address(), 70));
        base.writeBytes(field(person.number(), 36));
        base.writeBytes(field(person.authority(), 30));
        base.writeBytes(field(day(person.validFrom()), 16));
        base.writeBytes(field(day(person.validTo()), 16));
        base.writeBytes(field("", 28));
        base.writeBytes(field(person.kind().equals("unknown") ? UNKNOWN_FLAG : "", 2));
        base.writeBytes(field("", 6));
        base.writeBytes(portrait(person));
        return base.toByteArray();
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

    /** Arbitrary bytes, the same for the same person, with a preamble among them: a receiver must not stumble over it. */
    private static byte[] portrait(Person person) {
        var portrait = new byte[PORTRAIT_BYTES];
        int state = person.id().hashCode();
        for (int i = 0; i < portrait.length; i++) {
            state = state * 1_103_515_245 + 12_345;
            portrait[i] = (byte) (state >> 16);
        }
        System.arraycopy(PREAMBLE, 0, portrait, 100, PREAMBLE.length);
        return portrait;
    }
}
