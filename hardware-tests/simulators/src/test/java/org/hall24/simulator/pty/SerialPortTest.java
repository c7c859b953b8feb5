package org.hall24.simulator.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.hall24.simulator.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Serial ports as the drivers open them, at a cable whose other end nobody serves. */
@Timeout(60)
class SerialPortTest {
    private static final int PIECE_BYTES = 4_096;

    /** Twice what a pseudo-terminal keeps for a device that takes nothing. */
    private static final int PIECES = 32;

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
    void aDeviceThatTakesNoBytesHoldsNobodyAndNoThread() throws Exception {
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
        Bench.eventually(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("write " + port)));
        cable.unplug();
    }
}
