package org.hall24.simulator.chip;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.people.CardKeys;
import org.hall24.people.SocialCardRow;

/**
 * A social-security card. It speaks T=0: what it has to say it announces by 61xx, and a wrong length it corrects by 6Cxx. Cards differ as
 * they do outside: 1.00 selects files the older way only, 2.00 wants the exact length, 3.00 shows its holder to the issuer only.
 */
final class SocialChip implements Chip {
    private static final byte[] SSSE = "sx1.sh.社会保障".getBytes(Charset.forName("GBK"));
    private static final int PROOF_BYTES = 16;

    private final SocialCardRow card;
    private final SocialFiles files;
    private final CardKeys keys;
    private final RandomGenerator chance;

    private boolean inEnvironment;
    private int file;
    private boolean issuerKnown;
    private final Deque<byte[]> randoms = new ArrayDeque<>();
    private byte[] announced = {};

    /**
     * A card.
     *
     * @param genuine false = somebody copied its files, but not its key
     */
    SocialChip(SocialCardRow card, boolean genuine, RandomGenerator chance) {
        this.card = card;
        this.files = new SocialFiles(card);
        this.keys =
                CardKeys.of(genuine ? card.cardId() : "0".repeat(card.cardId().length()));
        this.chance = chance;
    }

    /** 3B 6D 00 00 and thirteen historical bytes with a serial number. */
    @Override
    public byte[] atr() {
        return HexFormat.of().parseHex("3B6D0000" + "8031C06524" + card.cardId().substring(16));
    }

    @Override
    public void reset() {
        inEnvironment = false;
        file = 0;
        issuerKnown = false;
        randoms.clear();
        announced = new byte[0];
    }

    @Override
    public byte[] answer(byte[] command) {
        if (command.length < 5) {
            return status(0x6700);
        }
        if (command[0] != 0) {
            return status(0x6E00);
        }
        int p1 = command[2] & 0xFF;
        int p2 = command[3] & 0xFF;
        int length = command[4] & 0xFF;
        byte[] data = Arrays.copyOfRange(command, 5, command.length);
        return switch (command[1] & 0xFF) {
            case 0xA4 -> select(p1, data);
            case 0xB2 -> read(p1, p2, length);
            case 0xC0 -> fetch(length);
            case 0x84 -> random(length);
            case 0x88 -> proveItself(data);
            case 0x82 -> meetIssuer(p2, data);
            default -> status(0x6D00);
        };
    }

    private byte[] select(int p1, byte[] name) {
        if (p1 == 4) {
            inEnvironment = Arrays.equals(name, SSSE);
            file = 0;
            return inEnvironment ? announce(controlInformation()) : status(0x6A82);
        }
        boolean older = card.edition().startsWith("1");
        if (p1 != (older ? 0 : 2)) {
            return status(0x6A86);
        }
        if (!inEnvironment || name.length != 2 || name[0] != (byte) 0xEF || (name[1] != 5 && name[1] != 6)) {
            return status(0x6A82);
        }
        file = name[1];
        return status(0x9000);
    }

    private byte[] controlInformation() {
        var hex = HexFormat.of();
        return hex.parseHex("6F19840F" + hex.formatHex(SSSE) + "A5069F0C03860103");
    }

    private byte[] read(int p1, int p2, int length) {
        int wanted = p2 >> 3 == 0 ? file : p2 >> 3;
        if (!inEnvironment || wanted == 0) {
            return status(0x6986);
        }
        if (wanted == 6 && card.edition().startsWith("3") && !issuerKnown) {
            return status(0x6982);
        }
        Optional<byte[]> record = (p2 & 7) == 4 ? files.byNumber(wanted, p1) : files.byTag(wanted, p1);
        if (record.isEmpty()) {
            return status(0x6A83);
        }
        boolean exact = card.edition().startsWith("2");
        if (length != record.get().length && (exact || length != 0)) {
            return status(0x6C00 | record.get().length);
        }
        return done(record.get());
    }

    private byte[] random(int length) {
        if (length != CardKeys.BLOCK_BYTES) {
            return status(0x6700);
        }
        var random = new byte[CardKeys.BLOCK_BYTES];
        chance.nextBytes(random);
        randoms.addLast(random);
        while (randoms.size() > 2) {
            randoms.removeFirst();
        }
        return done(random);
    }

    private byte[] proveItself(byte[] data) {
        if (data.length != PROOF_BYTES || !inEnvironment) {
            return status(0x6985);
        }
        return announce(keys.cryptogram(Arrays.copyOf(data, 8), Arrays.copyOfRange(data, 8, 16)));
    }

    private byte[] meetIssuer(int key, byte[] data) {
        if (key != 0x0A || data.length != PROOF_BYTES || randoms.size() != 2) {
            return status(0x6985);
        }
        byte[] source = randoms.removeFirst();
        byte[] factor = randoms.removeFirst();
        issuerKnown = Arrays.equals(Arrays.copyOf(data, 8), keys.cryptogram(factor, source))
                && Arrays.equals(Arrays.copyOfRange(data, 8, 16), factor);
        return status(issuerKnown ? 0x9000 : 0x6300);
    }

    private byte[] announce(byte[] data) {
        announced = data;
        return status(0x6100 | data.length);
    }

    private byte[] fetch(int length) {
        if (announced.length == 0) {
            return status(0x6985);
        }
        if (length != announced.length) {
            return status(0x6C00 | announced.length);
        }
        byte[] now = announced;
        announced = new byte[0];
        return done(now);
    }

    private static byte[] done(byte[] data) {
        var answer = Arrays.copyOf(data, data.length + 2);
        answer[data.length] = (byte) 0x90;
        return answer;
    }

    private static byte[] status(int status) {
        return new byte[] {(byte) (status >> 8), (byte) status};
    }
}
