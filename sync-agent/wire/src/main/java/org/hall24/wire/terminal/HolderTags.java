package org.hall24.wire.terminal;

import java.util.random.RandomGenerator;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.terminal.Agent.HolderTag;

/** Computes the tags by which the holder of a card finds an unprinted receipt again. */
public final class HolderTags {
    private static final int SALT_BYTES = 16;

    private HolderTags() {}

    /**
     * A tag under a new salt.
     *
     * @param number the identity number on the card
     * @param random in a program, a {@link java.security.SecureRandom}
     */
    public static HolderTag tag(String number, RandomGenerator random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return tag(Bytes.of(salt), number);
    }

    /** Whether the card with this number may be the one the tag was made from; wrong once in 65,536. */
    public static boolean matches(HolderTag tag, String number) {
        return tag(Bytes.fromBase64(tag.salt()), number).equals(tag);
    }

    /** The first 16 bits of SHA-256 over {@link BoundFields} with the label {@code hall24 holder tag 1}, salt and number. */
    private static HolderTag tag(Bytes salt, String number) {
        var digest = Bytes.sha256(new BoundFields("hall24 holder tag 1")
                        .and(salt)
                        .and(number)
                        .toArray())
                .toArray();
        return new HolderTag(salt.base64(), ((digest[0] & 0xFF) << 8) | (digest[1] & 0xFF));
    }
}
