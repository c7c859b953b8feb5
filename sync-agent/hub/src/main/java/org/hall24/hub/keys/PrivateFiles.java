package org.hall24.hub.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory (0700) of secrets (0600), written whole or not at all; encrypted where a passphrase was given. What lay there in clear
 * before is encrypted when it is read with a passphrase.
 */
public final class PrivateFiles {
    private static final byte[] MARK = "hall24 safe 1\n".getBytes(StandardCharsets.US_ASCII);

    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path directory;
    private final Optional<Passphrase> passphrase;
    private final SecureRandom random = new SecureRandom();

    private PrivateFiles(Path directory, Optional<Passphrase> passphrase) {
        this.directory = directory;
        this.passphrase = passphrase;
    }

    /** The directory, made if it is missing; its files lie in clear. */
    public static PrivateFiles in(Path directory) throws IOException {
        return in(directory, Optional.empty());
    }

    /** The directory, made if it is missing; its files are encrypted when there is a passphrase. */
    public static PrivateFiles in(Path directory, Optional<Passphrase> passphrase) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return new PrivateFiles(directory, passphrase);
    }

    /** Makes what a secret file holds. */
    @FunctionalInterface
    public interface Maker {
        /** The content of a new file. */
        byte[] make() throws IOException;
    }

    /** Reads the file, or makes it first. Two programs that ask at once get the same bytes. */
    public byte[] readOrMake(String name, Maker maker) throws IOException {
        var file = directory.resolve(name);
        try (var lock = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.exists(file)) {
                write(name, maker.make());
            }
            return read(name, file);
        }
    }

    private byte[] read(String name, Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw new IOException("others may read or write " + file + "; chmod 600 it, and ask who has read it");
        }
        var content = Files.readAllBytes(file);
        if (!isEncrypted(content)) {
            if (passphrase.isPresent()) {
                write(name, content);
            }
            return content;
        }
        if (passphrase.isEmpty()) {
            throw new IOException(file + " is encrypted; give its passphrase by --passphrase-file,"
                    + " or as the credential " + Passphrase.CREDENTIAL);
        }
        int salted = MARK.length + Passphrase.SALT_BYTES;
        if (content.length < salted) {
            throw new IOException(file + " ends too early");
        }
        try {
            return passphrase
                    .get()
                    .decrypt(
                            Arrays.copyOfRange(content, MARK.length, salted),
                            Arrays.copyOfRange(content, salted, content.length),
                            bound(name));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEncrypted(byte[] content) {
        return content.length >= MARK.length && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** A file under another name is another file. */
    private static byte[] bound(String name) {
        return ("hall24 safe 1 " + name).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the file anew. */
    public void write(String name, byte[] content) throws IOException {
        var fresh = directory.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(fresh, owner);
        try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = java.nio.ByteBuffer.wrap(encrypted(name, content));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] encrypted(String name, byte[] content) throws IOException {
        if (passphrase.isEmpty()) {
            return content;
        }
        var salt = salt();
        var out = new ByteArrayOutputStream();
        out.writeBytes(MARK);
        out.writeBytes(salt);
        out.writeBytes(passphrase.get().encrypt(salt, content, bound(name), random));
        return out.toByteArray();
    }

    /** The salt of the first encrypted file found: one key for the directory, so that a start waits for scrypt once. */
    private byte[] salt() throws IOException {
        for (var name : names()) {
            var content = Files.readAllBytes(directory.resolve(name));
            if (isEncrypted(content) && content.length > MARK.length + Passphrase.SALT_BYTES) {
                return Arrays.copyOfRange(content, MARK.length, MARK.length + Passphrase.SALT_BYTES);
            }
        }
        var salt = new byte[Passphrase.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    /** The names of the secrets here; the web server's own files are read by others and stay as they are. */
    public List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".key"))
                    .filter(name -> !name.startsWith("server.") && !name.startsWith("ca."))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a secret lies here in clear. */
    public boolean hasPlain() throws IOException {
        for (var name : names()) {
            if (!isEncrypted(Files.readAllBytes(directory.resolve(name)))) {
                return true;
            }
        }
        return false;
    }

    /** Writes every secret anew under another passphrase; cut off in between, each file is under one of the two. */
    public void changePassphrase(Passphrase fresh) throws IOException {
        var other = new PrivateFiles(directory, Optional.of(fresh));
        for (var name : names()) {
            other.write(name, read(name, directory.resolve(name)));
        }
    }

    /** The directory. */
    public Path directory() {
        return directory;
    }

    /** Where a file of this name is. */
    public Path path(String name) {
        return directory.resolve(name);
    }
}
