package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallTest {
    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofSeconds(10);

    @Test
    void whatTheWorkAnswersOrThrowsIsTheCallers() throws Exception {
        var good = new Call<>(() -> "read", REST);
        Thread.ofVirtual().start(good);
        assertThat(good.await(CLAIM)).isEqualTo("read");

        Call<String> bad = new Call<>(
                () -> {
                    throw new DeviceException(Fault.CUTTER, "stuck");
                },
                REST);
        Thread.ofVirtual().start(bad);
        assertThatThrownBy(() -> bad.await(CLAIM)).isInstanceOf(DeviceException.class);

        Call<String> bug = new Call<>(
                () -> {
                    throw new IllegalStateException("a bug");
                },
                REST);
        Thread.ofVirtual().start(bug);
        assertThatThrownBy(() -> bug.await(CLAIM)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDeviceThatIsNotFreeInTimeIsBusyAndTheWorkIsNeverDone() throws Exception {
        var call = new Call<>(
                () -> {
                    throw new AssertionError("it was withdrawn");
                },
                REST);

        assertThatThrownBy(() -> call.await(Duration.ofMillis(1)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUSY));
        call.run();
    }

    @Test
    void interruptingTheCallerInterruptsTheWork() throws Exception {
        var begun = new CountDownLatch(1);
        Call<String> call = new Call<>(
                () -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return "never";
                },
                REST);
        Thread.ofVirtual().start(call);
        var waiting = new FutureTask<>(() -> call.await(CLAIM));
        var caller = Thread.ofVirtual().start(waiting);
        begun.await();

        caller.interrupt();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void workThatFinishesAllTheSameGivesItsResultAndTheInterruptionBack() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Call<String> call = new Call<>(
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.countDown();
                    }
                    return "printed";
                },
                REST);
        Thread.ofVirtual().start(call);
        var waiting = new FutureTask<>(
                () -> call.await(CLAIM) + " " + Thread.currentThread().isInterrupted());
        var caller = Thread.ofVirtual().start(waiting);
        begun.await();

        caller.interrupt();
        interrupted.await();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("printed true");
    }

    @Test
    void workThatDoesNotComeToRestInItsTimeIsLeftAlone() throws Exception {
        var begun = new CountDownLatch(1);
        var paperIsOut = new CountDownLatch(1);
        Call<String> call = new Call<>(
                () -> {
                    begun.countDown();
                    while (paperIsOut.getCount() > 0) {
                        try {
                            paperIsOut.await();
                        } catch (InterruptedException _) {
                            // a print is finished first
                        }
                    }
                    return "printed";
                },
                Duration.ofMillis(20));
        Thread.ofVirtual().start(call);
        var waiting = new FutureTask<>(() -> call.await(CLAIM));
        var caller = Thread.ofVirtual().start(waiting);
        begun.await();

        caller.interrupt();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        paperIsOut.countDown();
        assertThat(call.await(CLAIM)).isEqualTo("printed");
    }
}
