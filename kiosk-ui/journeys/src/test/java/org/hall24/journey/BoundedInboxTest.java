package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedInboxTest {
    private final BoundedInbox inbox = new BoundedInbox();

    @Test
    void aNewerTextOfTheSameFieldTakesTheOldersPlace() throws InterruptedException {
        put(new Touch.Edit("mobile", "1"), new Touch.Edit("appeal_text", "路"), new Touch.Edit("mobile", "13"));

        assertThat(all()).containsExactly(new Touch.Edit("appeal_text", "路"), new Touch.Edit("mobile", "13"));
    }

    @Test
    void leavingIsNeverLostHoweverManyTouchesCome() throws InterruptedException {
        put(new Touch.Leave());
        for (int i = 0; i < 10 * BoundedInbox.EVENTS_MAX; i++) {
            put(new Touch.Choose("time", "slot-" + i));
        }

        var all = all();
        assertThat(all).hasSize(BoundedInbox.EVENTS_MAX).startsWith(new Touch.Leave());
        assertThat(all.getLast()).isEqualTo(new Touch.Choose("time", "slot-" + (10 * BoundedInbox.EVENTS_MAX - 1)));
    }

    @Test
    void turningThePageKeepsOnlyWishesToLeave() throws InterruptedException {
        put(new Touch.Go(), new Touch.Home(), new Touch.Tick(true), new Touch.Leave());
        inbox.turnPage();

        assertThat(all()).containsExactly(new Touch.Home(), new Touch.Leave());
    }

    @Test
    void whoWaitsIsWokenByATouchOfAnotherThread() throws InterruptedException {
        Thread.ofVirtual().start(() -> put(new Touch.Go()));

        assertThat(inbox.await(Duration.ofSeconds(20))).contains(new Event.Touched(new Touch.Go()));
        assertThat(inbox.await(Duration.ZERO)).isEmpty();
    }

    private void put(Touch... touches) {
        List.of(touches).forEach(touch -> inbox.put(new Event.Touched(touch)));
    }

    private List<Touch> all() throws InterruptedException {
        var all = new ArrayList<Touch>();
        for (var event = inbox.await(Duration.ZERO); event.isPresent(); event = inbox.await(Duration.ZERO)) {
            if (event.get() instanceof Event.Touched(var touch)) {
                all.add(touch);
            }
        }
        return all;
    }
}
