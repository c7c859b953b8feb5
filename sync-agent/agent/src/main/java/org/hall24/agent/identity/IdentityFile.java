package org.hall24.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A key of the terminal in its state directory: the Ed25519 seed in base64, mode 0600. */
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
     * Reads the key; makes it first when there is none.
     *
     * @param terminal the id under which it signs
     * @throws IOException when the file cannot be made or is no key; it is never replaced by itself
     */
    public SigningKey open(String terminal, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            write(SigningKey.generate(terminal, random));
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
            var seed = new String(content.get(), StandardCharsets.US_ASCII).strip();
            return Optional.of(SigningKey.fromSeed(terminal, Bytes.fromBase64(seed)));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file.getFileName() + " is no key; restore it, or move it away and enrol the terminal anew", e);
        }
    }

    void write(SigningKey key) throws IOException {
        new SafeFile(file, BYTES_MAX).write((key.seed().base64() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    void remove() throws IOException {
        if (Files.deleteIfExists(file)) {
            SafeFile.forceNameOf(file);
        }
    }
}
