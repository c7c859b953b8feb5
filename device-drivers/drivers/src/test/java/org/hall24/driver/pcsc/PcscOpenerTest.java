package org.hall24.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PcscOpenerTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void aPersonWhoLeavesWhileTheServiceIsCalledLeavesNoConnectionToIt() throws Exception {
        var opener = new PcscOpener(() -> {
            asked.countDown();
            awaitQuietly(answers);
            return new Connection();
        });
        var url = DeviceUrl.parse("pcsc:reader:any");
        var options = OptionValues.of(url, List.of(), opener.options());
        var opening = new FutureTask<>(() -> opener.open(url, options));
        var person = Thread.ofVirtual().start(opening);
        asked.await();

        person.interrupt();
        answers.countDown();

        assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Connection extends CardTerminals implements AutoCloseable {
        @Override
        public List<CardTerminal> list(State state) {
            return List.of();
        }

        @Override
        public boolean waitForChange(long timeout) {
            throw new AssertionError("nobody waits here");
        }

        @Override
        public void close() {
            ended.countDown();
        }
    }
}
