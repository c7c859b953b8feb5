package org.hall24.driver.portrait;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PortraitDecoder;
import org.hall24.device.Still;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A decoder that is a program: it reads the 1024 bytes from its standard input, writes a bitmap to its standard output and ends with 0. Whatever
 * else it does, it has a deadline, a folder of its own that is wiped, and no say in ours: makers' libraries crash, and leave files where they
 * stand. What it writes goes into that folder too: a pipe would stay open for as long as anybody it started holds on to it.
 */
public final class PortraitProgram implements PortraitDecoder {
    /** Makers' libraries take a tenth of a second; a portrait is not worth more of a person's time. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** Memory: neither a face nor what a library leaves behind may reach a disk. */
    private static final Path MEMORY = Path.of("/dev/shm");

    /** How often it is looked whether it writes without an end. */
    private static final Duration LOOK = Duration.ofMillis(5);

    /** What it wrote, beside the folder it stands in. */
    private static final String SAID = "said";

    private static final String FLOOR = "floor";

    private static final String ROOM = "hall24-portrait-";

    /** What a program needs of our surroundings to find its libraries; nothing else of ours is its business. */
    private static final Set<String> VARIABLES_KEPT = Set.of("PATH", "LD_LIBRARY_PATH", "LANG");

    private static final Logger LOG = LoggerFactory.getLogger(PortraitProgram.class);

    private final Path program;
    private final Duration deadline;

    PortraitProgram(Path program, Duration deadline) {
        this.program = program;
        this.deadline = deadline;
    }

    /**
     * The program at this path.
     *
     * @param path absolute; empty = there is none
     * @throws DeviceException MISCONFIGURED when no program is there
     */
    public static Optional<PortraitDecoder> at(String path) throws DeviceException {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var program = Path.of(path);
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new DeviceException(Fault.MISCONFIGURED, "portrait must name a program; there is none at " + path);
        }
        return Optional.of(new PortraitProgram(program, DEADLINE));
    }

    @Override
    public Optional<Still> decode(byte[] wlt) throws InterruptedException {
        try {
            var room = room();
            try {
                return decode(wlt, room);
            } finally {
                wipe(room);
            }
        } catch (IOException e) {
            LOG.warn("no portrait: {} does not run: {}", program, e.getMessage());
            return Optional.empty();
        }
    }

    private static Path room() throws IOException {
        if (!Files.isWritable(MEMORY)) {
            throw new IOException("there is no place in memory, " + MEMORY + ", and a portrait may not reach a disk");
        }
        return Files.createTempDirectory(MEMORY, ROOM);
    }

    private Optional<Still> decode(byte[] wlt, Path room) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + deadline.toNanos();
        var written = room.resolve(SAID);
        var floor = Files.createDirectory(room.resolve(FLOOR));
        var builder = new ProcessBuilder(program.toString())
                .directory(floor.toFile())
                .redirectOutput(written.toFile())
                .redirectError(Redirect.DISCARD);
        builder.environment().keySet().retainAll(VARIABLES_KEPT);
        var process = builder.start();
        try {
            say(process, wlt);
            while (!process.waitFor(LOOK)) {
                if (System.nanoTime() - giveUpAt >= 0) {
                    return none("it did not end within " + deadline);
                }
                if (Files.size(written) > Bitmap.BYTES) {
                    return none("it wrote more than a portrait");
                }
            }
        } finally {
            end(process);
        }
        return process.exitValue() == 0 ? picture(written) : none("it ended with " + process.exitValue());
    }

    /** A pipe takes these few bytes whether the program listens or not. */
    private static void say(Process process, byte[] wlt) {
        try (var in = process.getOutputStream()) {
            in.write(wlt);
        } catch (IOException _) {
            // it has closed its ears: what it says counts
        }
    }

    private Optional<Still> picture(Path written) throws IOException {
        byte[] said;
        try (var in = Files.newInputStream(written)) {
            said = in.readNBytes(Bitmap.BYTES + 1);
        }
        try {
            var picture = Bitmap.parse(said);
            return picture.isPresent() ? picture : none("it wrote " + said.length + " bytes that are no portrait");
        } finally {
            Arrays.fill(said, (byte) 0);
        }
    }

    private Optional<Still> none(String why) {
        LOG.warn("no portrait from {}: {}", program.getFileName(), why);
        return Optional.empty();
    }

    /** Ends it and whatever it started. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void wipe(Path room) {
        try (var left = Files.walk(room)) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("what a portrait decoder left in {} could not be wiped: {}", room, e.getMessage());
        }
    }
}
