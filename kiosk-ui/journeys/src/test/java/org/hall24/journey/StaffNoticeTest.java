package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hall24.catalogue.Language;
import org.hall24.device.SensorReading.Ups;
import org.hall24.wire.terminal.Agent.VoidedPrint;
import org.hall24.wire.terminal.Agent.VoidedPrint.End;
import org.junit.jupiter.api.Test;

/** F8: staff see on the resting panel what broke off. */
class StaffNoticeTest {
    private static final Instant LATE = Instant.parse("2026-11-21T13:32:00Z");

    private final Play play = new Play();

    @Test
    void aPrintThatBrokeOffIsShownWhileNobodyIsServedUntilItIsDone() {
        play.agent.voided = List.of(print(1, Optional.of("YS-0007-000036-3"), 2));

        play.when(Screen.Attract.class, attract -> attract.staff().isPresent(), () -> {
                    play.agent.voided = List.of();
                    play.stage.pass(Duration.ofMinutes(2));
                    // Nobody's touch: it only gives the flow its turn.
                    play.terminal.touch(new Touch.Speak(Language.ZH));
                })
                .when(Screen.Attract.class, attract -> attract.staff().isEmpty(), () -> {})
                .run();

        var shown = play.stage.screens(Screen.Attract.class).stream()
                .flatMap(attract -> attract.staff().stream())
                .findFirst()
                .orElseThrow();
        assertThat(shown.count()).isEqualTo(1);
        assertThat(shown.newest()).extracting(play::zh).containsExactly("11月21日 21:32　打印中断，已出 2 张　YS-0007-000036-3");
        assertThat(play.stage.screens(Screen.Attract.class).getLast().staff()).isEmpty();
    }

    @Test
    void manyAreCountedAndTheNewestNamedByCaseOrByTheEndOfTheirJob() {
        var prints = IntStream.range(0, 5)
                .mapToObj(job -> print(job, Optional.empty(), 0))
                .toList();

        var notice = StaffNotice.of(prints, Optional.empty()).orElseThrow();

        assertThat(notice.count()).isEqualTo(5);
        assertThat(notice.newest())
                .extracting(play::zh)
                .containsExactly(
                        "11月21日 21:32　打印中断，已出 0 张　00000000",
                        "11月21日 21:32　打印中断，已出 0 张　00000001",
                        "11月21日 21:32　打印中断，已出 0 张　00000002");
        assertThat(StaffNotice.of(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void aPowerCutComesFirstAndASlipNobodyTookSaysWhereItIs() {
        var forgotten = new VoidedPrint(new UUID(7, 1), Optional.of("YS-0007-000036-3"), 1, LATE, End.RETRACTED);
        var fallen = new VoidedPrint(new UUID(7, 2), Optional.empty(), 1, LATE, End.EJECTED);

        var notice = StaffNotice.of(List.of(forgotten, fallen), Optional.of(new Ups(true, false)))
                .orElseThrow();

        assertThat(notice.count()).isEqualTo(3);
        assertThat(notice.newest())
                .extracting(play::zh)
                .containsExactly(
                        "停电了，正用备用电源。请尽快恢复供电。",
                        "11月21日 21:32　回执没人取，已收回　YS-0007-000036-3",
                        "11月21日 21:32　回执没人取，已落下　00000002");
        assertThat(notice.todo().map(Play::key)).contains("voided.slips");
        assertThat(StaffNotice.of(List.of(), Optional.of(new Ups(true, true)))).isEmpty();
    }

    private static VoidedPrint print(int job, Optional<String> caseNumber, int sheets) {
        return new VoidedPrint(new UUID(7, job), caseNumber, sheets, LATE, End.BROKE_OFF);
    }
}
