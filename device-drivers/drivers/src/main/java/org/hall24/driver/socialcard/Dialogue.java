package org.hall24.driver.socialcard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.CardReply;
import org.hall24.device.link.CardSlot;

/** Questions to one powered card. What is not an answer leaves by {@link Ended}. */
final class Dialogue {
    /** 61xx and 6Cxx make one more question each; a card that goes on is none of ours. */
    private static final int ROUNDS_MAX = 4;

    private static final byte[] SSSE = "sx1.sh.社会保障".getBytes(Charset.forName("GBK"));

    /** A command that asks for an answer and brings nothing: its last byte is the length it wants. */
    private static final int BARE_BYTES = 5;

    private static final int DONE = 0x9000;
    private static final int NO_FILE = 0x6A82;
    private static final int NO_RECORD = 0x6A83;
    private static final int NOT_ALLOWED_YET = 0x6982;

    private final CardSlot slot;

    Dialogue(CardSlot slot) {
        this.slot = slot;
    }

    /** The reading is over, and why. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        /** Why. */
        enum Why {
            TAKEN,
            NOT_ACCEPTED,
            NOT_GENUINE,
            REFUSED,
            KEYS_AWAY
        }

        private final Why why;

        Ended(Why why) {
            super(why.name());
            this.why = why;
        }

        Why why() {
            return why;
        }
    }

    /** Selects the social-security environment; the algorithm flag it names, "01" when it names none. */
    String selectEnvironment() throws IOException, Ended {
        byte[] told = demand(command(0xA4, 4, 0, SSSE));
        for (int at = 0; at + 4 < told.length; at++) { // 9F0C 03 86 01 XX, somewhere inside the templates around it
            if (told[at] == (byte) 0x9F && told[at + 1] == 0x0C) {
                int length = told[at + 2] & 0xFF;
                int last = at + 2 + length;
                if (length >= 1 && last < told.length) {
                    return String.format(java.util.Locale.ROOT, "%02X", told[last]);
                }
            }
        }
        return "01";
    }

    /** Selects the issuer's file (5) or the holder's (6); some cards want the older way to say so. */
    void selectFile(int number) throws IOException, Ended {
        byte[] name = {(byte) 0xEF, (byte) number};
        if (ask(command(0xA4, 2, 0, name)).status() != DONE) {
            demand(command(0xA4, 0, 0, name));
        }
    }

    /** The value of the record with this tag; empty = the card has none, or does not show it. */
    Optional<byte[]> record(int tag) throws IOException, Ended {
        var answer = ask((byte) 0, (byte) 0xB2, (byte) tag, (byte) 0, (byte) 0);
        if (answer.status() == NO_RECORD || answer.status() == NO_FILE || answer.status() == NOT_ALLOWED_YET) {
            return Optional.empty();
        }
        byte[] record = done(answer);
        if (record.length < 2 || (record[0] & 0xFF) != tag || (record[1] & 0xFF) != record.length - 2) {
            throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
        return Optional.of(Arrays.copyOfRange(record, 2, record.length));
    }

    /** Eight random bytes of the card. */
    byte[] challenge() throws IOException, Ended {
        byte[] random = demand((byte) 0, (byte) 0x84, (byte) 0, (byte) 0, (byte) 8);
        if (random.length != 8) {
            throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
        return random;
    }

    /** What the card proves itself with: eight bytes at least. */
    byte[] prove(byte[] factor, byte[] source) throws IOException, Ended {
        byte[] both = ByteBuffer.allocate(factor.length + source.length)
                .put(factor)
                .put(source)
                .array();
        byte[] proof = demand(command(0x88, 0, 0, both));
        if (proof.length < 8) {
            throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
        return proof;
    }

    /** Shows the card that the issuer is asking. */
    void show(byte[] proof) throws IOException, Ended {
        if (ask(command(0x82, 0, 0x0A, proof)).status() != DONE) {
            throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
    }

    private static byte[] command(int instruction, int p1, int p2, byte[] data) {
        return ByteBuffer.allocate(5 + data.length)
                .put((byte) 0)
                .put((byte) instruction)
                .put((byte) p1)
                .put((byte) p2)
                .put((byte) data.length)
                .put(data)
                .array();
    }

    private byte[] demand(byte... command) throws IOException, Ended {
        return done(ask(command));
    }

    private static byte[] done(CardReply.Answered answer) throws Ended {
        if (answer.status() != DONE) {
            throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
        return answer.data();
    }

    /** One question with what the transport T=0 makes of it: 6Cxx says the length again, 61xx fetches the answer. */
    private CardReply.Answered ask(byte... command) throws IOException, Ended {
        byte[] next = command;
        for (int round = 1; round <= ROUNDS_MAX; round++) {
            var answer = switch (slot.transmit(next)) {
                case CardReply.Answered answered -> answered;
                case CardReply.CardTaken _ -> throw new Ended(Ended.Why.TAKEN);
                case CardReply.NotAllowed(String why) -> throw new IllegalStateException(why);
            };
            byte length = (byte) answer.status();
            switch (answer.status() >> 8) {
                case 0x61 -> next = new byte[] {0, (byte) 0xC0, 0, 0, length};
                case 0x6C -> {
                    if (next.length != BARE_BYTES) { // its last byte is no length: nothing to correct
                        return answer;
                    }
                    next = next.clone();
                    next[next.length - 1] = length;
                }
                default -> {
                    return answer;
                }
            }
        }
        throw new Ended(Ended.Why.NOT_ACCEPTED);
    }
}
