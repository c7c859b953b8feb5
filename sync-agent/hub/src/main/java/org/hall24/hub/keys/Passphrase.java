package org.hall24.hub.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What the secrets on disk and in back-ups are encrypted with: scrypt makes a key of it, AES-256-GCM encrypts. Comes from a file
 * only root can read, as systemd hands it to a service; never from a command line, where everybody sees it. Never prints.
 */
public final class Passphrase {
    /** The name of the credential systemd puts under {@code CREDENTIALS_DIRECTORY}. */
    public static final String CREDENTIAL = "hall24-hub-passphrase";

    /** Shorter ones are guessed. */
    private static final int CHARS_MIN = 12;

    private static final int BYTES_MAX = 1_024;

    /** 32 MiB and a tenth of a second for each guess. */
    private static final int COST = 1 << 15;

    private static final int BLOCK = 8;
    private static final int KEY_BYTES = 32;
    static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] text;
    private final java.util.concurrent.ConcurrentHashMap<String, SecretKeySpec> keys =
            new java.util.concurrent.ConcurrentHashMap<>();

    private Passphrase(byte[] text) {
        this.text = text;
    }

    /**
     * From a file, without the line's end.
     *
     * @throws IOException when it cannot be read, or is too short to protect anything
     */
    public static Passphrase from(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException("a passphrase of more than " + BYTES_MAX + " bytes is none: " + file);
        }
        var text = Files.readString(file).strip();
        if (text.length() < CHARS_MIN) {
            throw new IOException("a passphrase has at least " + CHARS_MIN + " characters: " + file);
        }
        return new Passphrase(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The one this program was given.
     *
     * @param file named by an option; goes before the credential
     * @param environment where systemd says in which directory its credentials lie
     */
    public static Optional<Passphrase> given(Optional<Path> file, Map<String, String> environment) throws IOException {
        if (file.isPresent()) {
            return Optional.of(from(file.get()));
        }
        var directory = environment.get("CREDENTIALS_DIRECTORY");
        if (directory == null || !Files.exists(Path.of(directory, CREDENTIAL))) {
            return Optional.empty();
        }
        return Optional.of(from(Path.of(directory, CREDENTIAL)));
    }

    /** The key this passphrase and that salt make. */
    SecretKeySpec key(byte[] salt) {
        return keys.computeIfAbsent(
                java.util.HexFormat.of().formatHex(salt),
                _ -> new SecretKeySpec(SCrypt.generate(text, salt, COST, BLOCK, 1, KEY_BYTES), "AES"));
    }

    /** Nonce and ciphertext. */
    byte[] encrypt(byte[] salt, byte[] plain, byte[] bound, SecureRandom random) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key(salt), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            var sealed = cipher.doFinal(plain);
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /**
     * The plain bytes.
     *
     * @throws IOException when it is another passphrase, or a bit was changed
     */
    byte[] decrypt(byte[] salt, byte[] sealed, byte[] bound) throws IOException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key(salt), new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IOException("this is another passphrase, or the file was changed", e);
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("this is no encrypted file", e);
        }
    }

    @Override
    public String toString() {
        return "Passphrase[]";
    }
}
