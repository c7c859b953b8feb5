package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.junit.jupiter.api.Test;

/** The kiosk believes nobody but two of three roots. */
class ReleaseTest {
    private final Play play = new Play();

    @Test
    void aReleaseSignedByOneRootIsNotUsed() {
        isPausedBy(agent -> agent.release(Play.release(2, CatalogueFiles.shipped(), Play.oneRootOnly())));
    }

    @Test
    void aReleaseThatIsNoReleaseIsNotUsed() {
        isPausedBy(agent -> agent.release("{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aReleaseWithoutSoundCatalogueIsNotUsed() {
        var broken = new HashMap<>(CatalogueFiles.shipped());
        broken.remove("fields.yaml");
        isPausedBy(agent -> agent.release(Play.release(2, broken, Play.twoRoots())));
    }

    @Test
    void anAgentThatIsDeadPausesTheTerminalUntilItIsBack() {
        play.agent.dead(true);

        play.when(
                        Screen.Attract.class,
                        attract -> attract.paused().equals(Optional.of(Phrase.of("paused.agent"))),
                        () -> {
                            play.terminal.touch(new Touch.Awake());
                            play.agent.dead(false);
                        })
                .when(
                        Screen.Attract.class,
                        attract -> attract.paused().isEmpty(),
                        () -> play.terminal.touch(new Touch.Awake()))
                .sees(Screen.Home.class)
                .run();

        assertThat(play.stage.way()).containsExactly("attract", "home");
    }

    @Test
    void aNewerReleaseIsTakenUpAndAnOlderNeverReplacesIt() {
        play.agent.release(Play.release(5, "陈*"));
        play.when(Screen.Attract.class, attract -> attract.paused().isEmpty(), () -> comes(Play.release(6, "李*")))
                .when(Screen.Attract.class, () -> comes(Play.release(5, "陈*")))
                .when(Screen.Attract.class, () -> comes(Play.release(5, "陈*")))
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(responsible()).isEqualTo("李*");
    }

    @Test
    void aReleaseThatComesDuringAVisitIsUsedFromTheNextVisitOn() {
        play.agent.release(Play.release(5, "陈*"));
        play.arrives()
                .when(Screen.Home.class, () -> {
                    play.agent.release(Play.release(6, "李*"));
                    play.terminal.touch(new Touch.Open(Play.APPEAL));
                })
                .when(Screen.MatterPage.class, () -> {
                    assertThat(responsible()).isEqualTo("陈*");
                    play.terminal.touch(new Touch.Leave());
                })
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(play.stage.way()).containsExactly("attract", "home", "matter-page", "attract", "home");
        assertThat(responsible()).isEqualTo("李*");
    }

    private String responsible() {
        return play.stage.pictures().getLast().frame().plate().responsible();
    }

    /** A release lies at the agent, and so much time passes that the terminal looks again. */
    private void comes(byte[] release) {
        play.agent.release(release);
        play.stage.pass(Duration.ofMinutes(2));
        // Nobody's touch: it only gives the flow its turn.
        play.terminal.touch(new Touch.Speak(Language.ZH));
    }

    private void isPausedBy(Consumer<FakeAgent> change) {
        change.accept(play.agent);

        play.touch(Screen.Attract.class, new Touch.Awake())
                .when(Screen.Attract.class, () -> play.stage.pass(Duration.ofSeconds(30)))
                .touch(Screen.Attract.class, new Touch.Awake())
                .sees(Screen.Attract.class)
                .run();

        assertThat(play.stage.way()).containsExactly("attract");
        assertThat(play.stage.screens(Screen.Attract.class).getLast().paused()).contains(Phrase.of("paused.release"));
    }
}
