package org.hall24.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the demonstration's social-security cards: what the stand-in key module and the simulated cards share, and nobody else. The
 * real algorithms are the issuers' own; these only have their shape: a key a card, one answer a pair of random numbers.
 */
public final class CardKeys {
    /** Bytes of a cryptogram, of a source and of a factor. */
    public static final int BLOCK_BYTES = 8;

    private static final byte[] MASTER = HexFormat.of().parseHex("48616C6C32342D44454D4F2D5353534B");

    private final byte[] key;

    private CardKeys(byte[] key) {
        this.key = key;
    }

    /**
     * The key of one card.
     *
     * @param cardId 32 hexadecimal digits
     */
    public static CardKeys of(String cardId) {
        byte[] id = HexFormat.of().parseHex(cardId);
        return new CardKeys(spread(MASTER, Arrays.copyOfRange(id, id.length - BLOCK_BYTES, id.length)));
    }

    /** What this card, or the key module for it, makes of two random numbers of eight bytes each. */
    public byte[] cryptogram(byte[] factor, byte[] source) {
        return encrypted(spread(key, factor), source);
    }

    private static byte[] spread(byte[] key, byte[] what) {
        var opposite = new byte[BLOCK_BYTES];
        for (int i = 0; i < BLOCK_BYTES; i++) {
            opposite[i] = (byte) ~what[i];
        }
        return ByteBuffer.allocate(2 * BLOCK_BYTES)
                .put(encrypted(key, what))
                .put(encrypted(key, opposite))
                .array();
    }

    /** One block by triple DES with two keys. */
    private static byte[] encrypted(byte[] twoKeys, byte[] block) {
        try {
            byte[] three = ByteBuffer.allocate(3 * BLOCK_BYTES)
                    .put(twoKeys)
                    .put(twoKeys, 0, BLOCK_BYTES)
                    .array();
            var cipher = Cipher.getInstance("DESede/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(three, "DESede"),
                    new IvParameterSpec(new byte[BLOCK_BYTES]));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("triple DES belongs to every Java", e);
        }
    }
}
