package org.hall24.hub.keys;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A long file under a passphrase: pieces of 64 KiB, each encrypted with its number and whether it is the last, so that nothing can
 * be changed, left out, put elsewhere or cut off without being seen.
 */
public final class SealedArchive {
    private static final byte[] MARK = "hall24 backup 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE_BYTES = 64 << 10;

    /** A piece, its nonce and its tag. */
    private static final int SEALED_BYTES_MAX = PIECE_BYTES + 64;

    private final Passphrase passphrase;
    private final SecureRandom random;

    /** Archives under this passphrase. */
    public SealedArchive(Passphrase passphrase, SecureRandom random) {
        this.passphrase = passphrase;
        this.random = random;
    }

    /** Encrypts everything that comes. */
    public void write(InputStream plain, OutputStream sealed) throws IOException {
        var out = new DataOutputStream(sealed);
        var salt = new byte[Passphrase.SALT_BYTES];
        random.nextBytes(salt);
        out.write(MARK);
        out.write(salt);
        var piece = plain.readNBytes(PIECE_BYTES);
        for (long number = 0; ; number++) {
            var next = piece.length < PIECE_BYTES ? new byte[0] : plain.readNBytes(PIECE_BYTES);
            boolean last = next.length == 0;
            var bytes = passphrase.encrypt(salt, piece, bound(number, last), random);
            out.writeBoolean(last);
            out.writeInt(bytes.length);
            out.write(bytes);
            if (last) {
                out.flush();
                return;
            }
            piece = next;
        }
    }

    /**
     * Decrypts; whatever was given out before an exception is genuine, but not all.
     *
     * @throws IOException when it is another passphrase, or anything was changed or cut off
     */
    public void read(InputStream sealed, OutputStream plain) throws IOException {
        var in = new DataInputStream(sealed);
        try {
            if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) {
                throw new IOException("this is no back-up of a hub");
            }
            var salt = in.readNBytes(Passphrase.SALT_BYTES);
            for (long number = 0; ; number++) {
                boolean last = in.readBoolean();
                int length = in.readInt();
                if (length < 0 || length > SEALED_BYTES_MAX) {
                    throw new IOException("this back-up was changed");
                }
                var bytes = new byte[length];
                in.readFully(bytes);
                plain.write(passphrase.decrypt(salt, bytes, bound(number, last)));
                if (last) {
                    if (in.read() >= 0) {
                        throw new IOException("something follows after the end of this back-up");
                    }
                    plain.flush();
                    return;
                }
            }
        } catch (EOFException e) {
            throw new IOException("this back-up was cut off", e);
        }
    }

    private static byte[] bound(long number, boolean last) {
        return ByteBuffer.allocate(MARK.length + Long.BYTES + 1)
                .put(MARK)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }
}
