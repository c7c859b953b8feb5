package org.hall24.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key of the terminal in its state directory, mode 0600: one line, the seed in base64, and before it {@code sm2-sm3:} when it is
 * one of SM2.
 */
public final class IdentityFile {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFile.class);
    private static final String NAME = "identity.key";
    private static final int BYTES_MAX = 100;
    private static final String MODE = "rw-------";

    private final Path file;

    /** The key of the agent with this state directory, {@code identity.key}. */
    public IdentityFile(Path state) {
        this(state, NAME);
    }

    IdentityFile(Path state, String name) {
        this.file = state.resolve(name);
    }

    /**
     * Reads the key; makes an Ed25519 one first when there is none.
     *
     * @param terminal the id under which it signs
     * @throws IOException when the file cannot be made or is no key; it is never replaced by itself
     */
    public SigningKey open(String terminal, SecureRandom random) throws IOException {
        return open(terminal, SignatureAlgorithm.ED25519, random);
    }

    /**
     * Reads the key; makes it first when there is none.
     *
     * @param terminal the id under which it signs
     * @param algorithm of a new key; one that is there keeps its own
     * @throws IOException when the file cannot be made or is no key; it is never replaced by itself
     */
    public SigningKey open(String terminal, SignatureAlgorithm algorithm, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            write(SigningKey.generate(terminal, algorithm, random));
        }
        return read(terminal).orElseThrow(() -> new IOException(file.getFileName() + " was made and is gone"));
    }

    /**
     * Reads the key; empty when there is none.
     *
     * @throws IOException when it cannot be read or is no key
     */
    Optional<SigningKey> read(String terminal) throws IOException {
        var content = new SafeFile(file, BYTES_MAX).read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString(MODE))) {
            LOG.warn("{} could be read by others; now it cannot. Consider a new key.", file.getFileName());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(MODE));
        }
        try {
            var line = new String(content.get(), StandardCharsets.US_ASCII).strip();
            return Optional.of(SigningKey.fromSecretText(terminal, line));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file.getFileName() + " is no key this program knows; restore it, or move it away and enrol the"
                            + " terminal anew",
                    e);
        }
    }

    void write(SigningKey key) throws IOException {
        new SafeFile(file, BYTES_MAX).write((key.secretText() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    void remove() throws IOException {
        if (Files.deleteIfExists(file)) {
            SafeFile.forceNameOf(file);
        }
    }
}
