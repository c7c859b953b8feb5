package org.hall24.wire.sign;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;

/**
 * The key of one session: {@code hmac-sha256} of RFC 9421, known to the terminal and to every node of the hub. Never prints. Safe
 * for several threads.
 */
public final class SessionKey implements RequestKey, RequestCheck {
    /** The algorithm's name in RFC 9421. */
    public static final String ALG = "hmac-sha256";

    /** The secret has as many bytes as the digest. */
    public static final int SECRET_BYTES = 32;

    /** Ours have about 80 characters; more is none. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,200}");

    private static final String MAC = "HmacSHA256";

    private final String id;
    private final SecretKey secret;

    SessionKey(String id, SecretKey secret) {
        this.id = id;
        this.secret = secret;
    }

    /**
     * A session's key.
     *
     * @throws IllegalArgumentException when the name is none, or the secret has not {@value #SECRET_BYTES} bytes
     */
    public static SessionKey of(String id, Bytes secret) {
        if (!isId(id) || secret.size() != SECRET_BYTES) {
            throw new IllegalArgumentException("a session has a short name and a secret of " + SECRET_BYTES + " bytes");
        }
        return new SessionKey(id, new SecretKeySpec(secret.toArray(), MAC));
    }

    /**
     * The key the hub gives to the session of this name: HMAC-SHA256, under its master key, of {@link BoundFields} with the label
     * {@code hall24 session key 1} and then the name. Nothing needs to be stored, and every node with the master key has it.
     */
    public static SessionKey derive(SecretKey master, String id) {
        return of(
                id,
                Bytes.of(mac(
                        master, new BoundFields("hall24 session key 1").and(id).toArray())));
    }

    /** Whether this can name a session. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The secret, for sealing it to the terminal. */
    public Bytes secret() {
        return Bytes.of(secret.getEncoded());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String alg() {
        return ALG;
    }

    @Override
    public DigestAlgorithm digest() {
        return DigestAlgorithm.SHA256;
    }

    @Override
    public Bytes sign(byte[] bytes) {
        return Bytes.of(mac(secret, bytes));
    }

    @Override
    public boolean verifies(byte[] signed, Bytes signature) {
        return sign(signed).equals(signature);
    }

    private static byte[] mac(SecretKey key, byte[] bytes) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has " + MAC, e);
        }
    }

    @Override
    public String toString() {
        return "SessionKey[" + id + "]";
    }
}
