package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.hall24.catalogue.CatalogueFiles;
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
    void anOlderReleaseNeverReplacesANewer() {
        play.agent.release(Play.release(5));
        play.when(
                        Screen.Attract.class,
                        attract -> attract.paused().isEmpty(),
                        () -> play.agent.release(Play.release(4)))
                .when(Screen.Attract.class, () -> play.stage.pass(Duration.ofMinutes(2)))
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(play.stage.way()).endsWith("home");
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
