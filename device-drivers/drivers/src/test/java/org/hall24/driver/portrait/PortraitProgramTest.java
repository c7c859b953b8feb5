package org.hall24.driver.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Still;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a decoder does, it is a portrait or none, in time, and nothing of it stays. */
@Timeout(30)
class PortraitProgramTest {
    private static final byte[] WLT = new byte[1024];
    private static final Duration DEADLINE = Duration.ofMillis(700);

    /** For programs that do something before they end or are ended: a busy machine may take long to start them. */
    private static final Duration LONG = Duration.ofSeconds(4);

    /** No scheduler holds a test so long; a hang would last for ever. */
    private static final Duration HANG = Duration.ofSeconds(15);

    @TempDir
    private Path directory = Path.of("");

    /** 102 x 126 where each pixel tells where it is. */
    private static byte[] bitmap(boolean lowestRowFirst) {
        var file = ByteBuffer.allocate(38_862).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(38_862).putInt(0).putInt(54);
        file.putInt(40)
                .putInt(102)
                .putInt(lowestRowFirst ? 126 : -126)
                .putShort((short) 1)
                .putShort((short) 24);
        file.putInt(0).putInt(38_808).putInt(0).putInt(0).putInt(0).putInt(0);
        for (int row = 0; row < 126; row++) {
            int y = lowestRowFirst ? 125 - row : row;
            for (int x = 0; x < 102; x++) {
                file.put((byte) x).put((byte) y).put((byte) (x ^ y));
            }
            file.putShort((short) 0);
        }
        return file.array();
    }

    private PortraitProgram program(String script) throws Exception {
        return program(script, DEADLINE);
    }

    private PortraitProgram program(String script, Duration deadline) throws Exception {
        var program = directory.resolve("decoder");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new PortraitProgram(program, deadline);
    }

    private static Optional<Still> decoded(PortraitProgram program) throws Exception {
        long began = System.nanoTime();
        var portrait = program.decode(WLT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HANG);
        return portrait;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatItWritesIsThePortrait(boolean lowestRowFirst) throws Exception {
        Files.write(directory.resolve("face.bmp"), bitmap(lowestRowFirst));

        var portrait = program("test $(wc -c) = 1024 && cat " + directory.resolve("face.bmp"), Duration.ofSeconds(10))
                .decode(WLT);

        assertThat(portrait).hasValueSatisfying(face -> {
            assertThat(face.width()).isEqualTo(102);
            assertThat(face.height()).isEqualTo(126);
            assertThat(Arrays.copyOf(face.bgr(), 6)).containsExactly(0, 0, 0, 1, 0, 1);
            assertThat(face.bgr()[3 * (102 * 125 + 7) + 1]).isEqualTo((byte) 125);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "it crashes, kill -SEGV $$",
        "it ends badly, exit 12",
        "it says nothing, exit 0",
        "it hangs, sleep 60",
        "it hangs with its mouth shut, exec >&-; sleep 60",
        "it does not listen, exec <&-; echo no",
        "it never stops talking, yes",
        "it leaves a child that holds the line, sleep 60 & exit 0",
        "it writes rubbish, head -c 38862 /dev/zero",
        "it writes too much, head -c 38863 /dev/zero",
    })
    void whateverElseItDoesIsNoPortraitInTime(String what, String script) throws Exception {
        assertThat(decoded(program(script))).as(what).isEmpty();
    }

    @Test
    void whatItStartedIsEndedWithIt() throws Exception {
        assertThat(decoded(program("sleep 61 & echo $! > " + directory.resolve("child") + "; wait", LONG)))
                .isEmpty();

        long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());
        var handle = ProcessHandle.of(child);
        if (handle.isPresent()) {
            handle.get().onExit().join();
        }
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    /** Its parent has ended, so nobody knows whose it is; it keeps the line open for as long as it lives. */
    @Test
    void aGrandchildNobodyKnowsHoldsNothingOfOurs() throws Exception {
        assertThat(decoded(program("(sleep 20 &); sleep 20"))).isEmpty();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("portrait");
    }

    @Test
    void itStandsInARoomOfItsOwnThatIsWipedAndKnowsNothingOfOurs() throws Exception {
        var told = directory.resolve("told");

        assertThat(decoded(program("touch left; mkdir more; touch more/left; { pwd; env; } > " + told, LONG)))
                .isEmpty();

        var lines = Files.readAllLines(told);
        assertThat(lines.getFirst()).contains("hall24-portrait-");
        assertThat(Path.of(lines.getFirst())).doesNotExist();
        assertThat(lines).noneMatch(line -> line.startsWith("HOME=") || line.startsWith("JAVA"));
    }

    @Test
    void aPersonWhoLeavesDoesNotWaitForIt() throws Exception {
        var program = program("sleep 60");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> program.decode(WLT)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whereNoProgramIsTheUrlIsWrong() throws Exception {
        assertThat(PortraitProgram.at("")).isEmpty();
        assertThatThrownBy(() -> PortraitProgram.at(directory.resolve("nothing").toString()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
    }
}
