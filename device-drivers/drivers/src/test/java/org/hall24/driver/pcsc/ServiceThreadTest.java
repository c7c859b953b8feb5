package org.hall24.driver.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServiceThreadTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void aCallThatNeverComesBackHoldsNobodyAndEightOfThemAreEnough() throws Exception {
        var back = new CountDownLatch(1);
        var released = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            var thread = new ServiceThread("hung");
            assertThatThrownBy(() -> thread.ask(SHORT, () -> waitFor(back)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer within PT0.02S");
            assertThatThrownBy(() -> thread.ask(SHORT, () -> "late"))
                    .as("a late answer has nobody to reach")
                    .isInstanceOf(IOException.class);
            thread.end(released::countDown);
        }

        assertThatThrownBy(() -> new ServiceThread("ninth")).hasMessageContaining("never came back");

        back.countDown();
        assertThat(released.await(10, TimeUnit.SECONDS))
                .as("what they held is released")
                .isTrue();
        var next = new ServiceThread("next");
        assertThat(next.ask(Duration.ofSeconds(5), () -> "answer")).isEqualTo("answer");
        next.end(() -> {});
    }

    @Test
    void aPersonWhoLeavesWaitsForTheAnswerAndThenGoes() throws Exception {
        var thread = new ServiceThread("one");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> thread.ask(Duration.ofSeconds(5), () -> "answer"))
                .isInstanceOf(InterruptedException.class);

        assertThat(thread.ask(Duration.ofSeconds(5), () -> "next")).isEqualTo("next");
        thread.end(() -> {});
    }

    @Test
    void aSlotThatIsClosedWhileItsCallHangsIsBrokenAndNotABug() throws Exception {
        var begun = new CountDownLatch(1);
        var back = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var thread = new ServiceThread("closed");
        var asking = new FutureTask<>(() -> thread.ask(Duration.ofMillis(200), () -> {
            begun.countDown();
            return waitFor(back);
        }));
        Thread.ofVirtual().start(asking);
        begun.await();

        thread.end(released::countDown);

        assertThatThrownBy(() -> asking.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        back.countDown();
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }
}
