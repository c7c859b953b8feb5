package org.hall24.simulator.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CableTest {
    private static final int TIMES = 500;
    private static final Duration MOST = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    /** The number of the old line is the new one's: whoever listened to the old must not wait for ever for bytes of the new. */
    @Test
    void aCableThatGoesOutAndInAtOnceIsListenedToFurther() throws Exception {
        var cable = new Cable(folder.resolve("tty"));
        cable.plug();
        var listener = Thread.ofPlatform().daemon().start(() -> listen(cable));

        assertTimeoutPreemptively(MOST, () -> {
            for (int i = 0; i < TIMES; i++) {
                cable.unplug();
                cable.plug();
            }
            cable.unplug();
        });
        listener.interrupt();
        assertThat(listener.join(MOST)).isTrue();
    }

    private static void listen(Cable cable) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                cable.listen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
