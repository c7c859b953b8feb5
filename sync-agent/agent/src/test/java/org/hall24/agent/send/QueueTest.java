package org.hall24.agent.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.http.MatterBatch;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-21T15:59:59Z");
    private static final Instant TODAY = Instant.parse("2026-11-21T16:00:00Z");

    private final Queue queue = new Queue();
    private long ids;

    private Parcel.Matter matter(Instant since) {
        var matter = new Parcel.Matter(new UUID(0, ++ids), since);
        queue.add(matter, 0);
        return matter;
    }

    @Test
    void todaysMatterGoesBeforeYesterdaysAndBothBeforeRatings() {
        var rating = new Parcel.Rated(new UUID(1, 1), NOW);
        queue.add(rating, 0);
        var yesterday = matter(YESTERDAY);
        var today = matter(TODAY);

        assertThat(queue.hasMatterOf(NOW)).isTrue();
        assertThat(queue.next(NOW, 0, 9)).isEqualTo(new Load.Matters(List.of(today)));
        queue.remove(today.id());
        assertThat(queue.next(NOW, 0, 9)).isEqualTo(new Load.Matters(List.of(yesterday)));
        queue.failed(yesterday);
        queue.notBefore(yesterday, 100);
        assertThat(queue.next(NOW, 99, 9)).isEqualTo(new Load.Rating(rating));
        assertThat(queue.next(NOW, 100, 9)).isEqualTo(new Load.Matters(List.of(yesterday)));
        queue.remove(rating.id());
        assertThat(queue.untilNext(40)).contains(Duration.ofNanos(60));
        queue.remove(yesterday.id());
        assertThat(queue.next(NOW, 0, 9)).isEqualTo(new Load.Health());
    }

    @Test
    void mattersOfOneLaneGoTogetherOldestFirstAndNeverMoreThanAllowed() {
        var old = new ArrayList<Parcel.Matter>();
        for (int i = 0; i < 5; i++) {
            old.add(matter(YESTERDAY));
        }
        var today = matter(TODAY);

        assertThat(queue.next(NOW, 0, 4)).isEqualTo(new Load.Matters(List.of(today)));
        queue.remove(today.id());
        assertThat(queue.next(NOW, 0, 4)).isEqualTo(new Load.Matters(old.subList(0, 4)));
        assertThat(queue.next(NOW, 0, 1)).isEqualTo(new Load.Matters(old.subList(0, 1)));
    }

    @Test
    void whatFailedByItselfGoesAloneAndAfterTheOthers() {
        var poison = matter(TODAY);
        var good = List.of(matter(TODAY), matter(TODAY));
        queue.failed(poison);

        assertThat(queue.next(NOW, 0, 9)).isEqualTo(new Load.Matters(good));
        good.forEach(one -> queue.remove(one.id()));
        assertThat(queue.next(NOW, 0, 9)).isEqualTo(new Load.Matters(List.of(poison)));
    }

    @Test
    void aBatchGrowsByAFewAndHalvesAtAFailure() {
        var size = new BatchSize();
        assertThat(size.now()).isEqualTo(BatchSize.FIRST);
        size.answeredWithin(Duration.ofMillis(50));
        assertThat(size.now()).isEqualTo(BatchSize.FIRST + BatchSize.STEP);
        size.answeredWithin(Duration.ofSeconds(3));
        assertThat(size.now()).as("a slow answer is enough").isEqualTo(BatchSize.FIRST + BatchSize.STEP);
        for (int i = 0; i < 50; i++) {
            size.answeredWithin(Duration.ZERO);
        }
        assertThat(size.now()).isEqualTo(MatterBatch.ITEMS_MAX);
        size.refused();
        assertThat(size.now()).isEqualTo(MatterBatch.ITEMS_MAX / 2);
        for (int i = 0; i < 50; i++) {
            size.unanswered();
        }
        assertThat(size.now()).as("an outage, however long").isEqualTo(BatchSize.FIRST);
        for (int i = 0; i < 50; i++) {
            size.refused();
        }
        assertThat(size.now()).as("no room, again and again").isOne();
        size.unanswered();
        assertThat(size.now()).isOne();
    }

    @Test
    void theTerminalsOfAHallSpreadTheirFirstRequestAndEachKeepsItsPlace() {
        var starts = new ArrayList<Duration>();
        for (int i = 0; i < 1_000; i++) {
            starts.add(Pace.TERMINAL.start("H24-%04d".formatted(i)));
        }

        assertThat(starts).allMatch(start -> start.compareTo(Duration.ofSeconds(60)) < 0);
        for (int tenth = 0; tenth < 10; tenth++) {
            long from = tenth * 6_000L;
            assertThat(starts.stream().filter(start -> start.toMillis() / 6_000 == from / 6_000))
                    .as("starts within the tenth at %d ms", from)
                    .hasSizeBetween(60, 140);
        }
        assertThat(Pace.TERMINAL.start("H24-0007")).isEqualTo(starts.get(7));
        assertThat(Pace.TERMINAL.startingWithin(Duration.ZERO).start("H24-0007"))
                .isZero();
    }
}
