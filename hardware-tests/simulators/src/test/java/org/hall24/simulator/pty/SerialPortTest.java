package org.hall24.simulator.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Serial ports as the drivers open them, at a cable whose other end nobody serves. */
@Timeout(60)
class SerialPortTest {
    private static final int PIECE_BYTES = 4_096;

    /** Twice what a pseudo-terminal keeps for a device that takes nothing. */
    private static final int PIECES = 32;

    private static final Duration TAKEN_MAX = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("");

    private static ByteLink opened(Path port) throws Exception {
        var url = DeviceUrl.parse("escpos:serial:" + port);
        var serial = ServiceLoader.load(LinkOpener.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(opener -> opener.word().equals("serial"))
                .findFirst()
                .orElseThrow();
        return serial.open(url, OptionValues.of(url, List.of(), serial.options()));
    }

    /** A printer on USB without paper takes no bytes, for as long as it has none. */
    @Test
    void aDeviceThatTakesNoBytesHoldsNobody() throws Exception {
        var port = directory.resolve("port");
        var cable = new Cable(port);
        cable.plug();
        try (var link = opened(port)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < PIECES; i++) {
                            link.write(new byte[PIECE_BYTES]);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("took no bytes for PT5.");

            assertThat(link.isWhole()).isFalse();
        }
        cable.unplug();
    }

    /** The person leaves while a receipt is on its way: it goes out whole, and who was interrupted knows. */
    @Test
    void anInterruptionNeverLeavesHalfOfWhatWasSaid() throws Exception {
        var port = directory.resolve("port");
        var cable = new Cable(port);
        cable.plug();
        var heard = new ByteArrayOutputStream();
        var said = new byte[PIECES * PIECE_BYTES];
        new Random(24).nextBytes(said);
        try (var link = opened(port)) {
            var device = Thread.ofPlatform().daemon().start(() -> take(cable, heard, said.length));
            Thread.currentThread().interrupt();
            link.write(said);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(device.join(TAKEN_MAX)).isTrue();
        }
        assertThat(heard.toByteArray()).isEqualTo(said);
        cable.unplug();
    }

    private static void take(Cable cable, ByteArrayOutputStream into, int count) {
        try {
            while (into.size() < count) {
                into.writeBytes(cable.listen());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
