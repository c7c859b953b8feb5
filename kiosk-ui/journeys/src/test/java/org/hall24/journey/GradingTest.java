package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hall24.wire.terminal.Agent;
import org.junit.jupiter.api.Test;

/** The rating: free, equal to skipping it, and exact about its codes. */
class GradingTest {
    private final Play play = new Play();

    @Test
    void aLevelShowsItsCodesAndIsHandedOverWithThem() {
        play.filesAnAppeal()
                .touch(Screen.Result.class, new Touch.Rate(4))
                .touch(Screen.Result.class, tick("412"), tick("410"), tick("406"), tick("410"))
                .when(Screen.Result.class, result -> chosen(result) == 2, () -> play.terminal.touch(new Touch.Go()))
                .isAlone()
                .run();

        assertThat(play.agent.ratings()).hasSize(1).first().satisfies(rating -> {
            assertThat(rating.level()).isEqualTo(4);
            assertThat(rating.codes()).containsExactly("406", "412");
            assertThat(rating.edition()).isEqualTo(1);
            assertThat(rating.caseNumber()).contains(play.result().caseNumber());
            assertThat(rating.matter()).isEqualTo(Play.APPEAL);
        });
        assertThat(play.result().grade().codes()).allMatch(code -> code.id().startsWith("4"));
    }

    @Test
    void aBadLevelWantsAReasonBeforeItIsHandedOver() {
        play.filesAnAppeal()
                .touch(Screen.Result.class, new Touch.Rate(2))
                .when(
                        Screen.Result.class,
                        result -> result.grade().complaint().isPresent(),
                        () -> play.terminal.touch(new Touch.Go()))
                .touch(Screen.Result.class, tick("209"))
                .when(
                        Screen.Result.class,
                        result -> result.grade().complaint().isEmpty(),
                        () -> play.terminal.touch(new Touch.Go()))
                .isAlone()
                .run();

        assertThat(play.agent.ratings()).extracting(Agent.Rating::codes).containsExactly(List.of("209"));
    }

    @Test
    void anotherLevelForgetsTheReasonsOfTheFirst() {
        play.filesAnAppeal()
                .touch(Screen.Result.class, new Touch.Rate(1))
                .touch(Screen.Result.class, tick("109"))
                .when(Screen.Result.class, result -> chosen(result) == 1, () -> play.terminal.touch(new Touch.Rate(5)))
                .when(
                        Screen.Result.class,
                        result -> result.grade().level() == 5,
                        () -> play.terminal.touch(new Touch.Go()))
                .isAlone()
                .run();

        assertThat(play.agent.ratings()).hasSize(1).first().satisfies(rating -> {
            assertThat(rating.codes()).isEmpty();
            assertThat(rating.edition()).isZero();
        });
    }

    @Test
    void skippingAfterChoosingIsNoRating() {
        play.filesAnAppeal()
                .touch(Screen.Result.class, new Touch.Rate(5))
                .when(
                        Screen.Result.class,
                        result -> result.grade().level() == 5,
                        () -> play.terminal.touch(new Touch.SkipRating()))
                .isAlone()
                .run();

        assertThat(play.agent.ratings()).isEmpty();
    }

    @Test
    void whenTheTimeRunsOutOnlyACompleteRatingIsHandedOver() {
        play.filesAnAppeal()
                .touch(Screen.Result.class, new Touch.Rate(3))
                .isAlone()
                .run();
        assertThat(play.agent.ratings()).extracting(Agent.Rating::level).containsExactly(3);

        var other = new Play();
        other.filesAnAppeal()
                .touch(Screen.Result.class, new Touch.Rate(1))
                .isAlone()
                .run();
        assertThat(other.agent.ratings()).isEmpty();
    }

    @Test
    void aQuestionThatLeftNoCaseIsRatedWithoutOne() {
        var full = Play.fullyFitted();
        full.identifiesByCode("fund.balance")
                .actsOn(FundFlow.FINISH)
                .touch(Screen.Answered.class, new Touch.Rate(5))
                .when(
                        Screen.Answered.class,
                        answered -> answered.grade().level() == 5,
                        () -> full.terminal.touch(new Touch.Go()))
                .isAlone()
                .run();

        assertThat(full.agent.ratings()).hasSize(1).first().satisfies(rating -> {
            assertThat(rating.caseNumber()).isEqualTo(Optional.empty());
            assertThat(rating.matter()).isEqualTo("fund.balance");
        });
    }

    private static Touch tick(String code) {
        return new Touch.Choose(Grading.FIELD, code);
    }

    private static long chosen(Screen.Result result) {
        return result.grade().codes().stream().filter(Screen.Choice::chosen).count();
    }
}
