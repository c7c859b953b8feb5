package org.hall24.agent.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terminal's own key, {@code identity.key} in the state directory: the Ed25519 seed in base64, mode 0600. */
public final class IdentityFile {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFile.class);
    private static final String NAME = "identity.key";
    private static final int BYTES_MAX = 100;
    private static final String MODE = "rw-------";

    private final Path file;

    /** The key of the agent with this state directory. */
    public IdentityFile(Path state) {
        this.file = state.resolve(NAME);
    }

    /**
     * Reads the key; makes it first when there is none.
     *
     * @param terminal the id under which it signs
     * @throws IOException when the file cannot be made or is no key; it is never replaced by itself
     */
    public SigningKey open(String terminal, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            var seed = SigningKey.generate(terminal, random).seed().base64() + "\n";
            new SafeFile(file, BYTES_MAX).write(seed.getBytes(StandardCharsets.US_ASCII));
        }
        if (!Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString(MODE))) {
            LOG.warn("{} could be read by others; now it cannot. Consider a new key.", NAME);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(MODE));
        }
        try {
            return SigningKey.fromSeed(
                    terminal, Bytes.fromBase64(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(NAME + " is no key; restore it, or move it away and register the terminal anew", e);
        }
    }
}
