package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.hall24.device.Fault;
import org.hall24.device.GuideLight;
import org.hall24.device.SlipOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A light at the module to use now, and no journey that waits for it. */
class GuideLightsTest {
    private final Play play = Play.fullyFitted();

    @BeforeEach
    void aBoardIsFitted() {
        play.boardFitted = true;
    }

    @Test
    void aFilingLightsTheReaderAndTheReceiptAndNothingAfterwards() {
        play.filesAnAppeal().skipsTheRating().isAlone().run();

        // A print that takes no time may be over before its light is told of.
        assertThat(play.lights.told)
                .filteredOn(told -> !told.equals("RECEIPT_PRINTER CONTINUOUS"))
                .containsExactly("dark", "CARD_READER MEDIUM", "dark", "RECEIPT_PRINTER MEDIUM", "dark");
    }

    @Test
    void aCertificateLightsTheScannerThenItsTray() {
        play.documents.sheetTakes = Duration.ofSeconds(2);

        play.identifiesByCode("fund.deposit-cert")
                .fillsTheCertificate("loan", "1")
                .prints()
                .sees(Screen.PrintingSheets.class)
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.lights.told)
                .containsSubsequence(
                        "SCANNER MEDIUM", "dark", "DOCUMENT_PRINTER CONTINUOUS", "DOCUMENT_PRINTER MEDIUM", "dark")
                .endsWith("dark");
    }

    /** The slot has its own light; it stays lit until the card is out. */
    @Test
    void aSocialCardHasTheLightOfItsSlot() {
        var slotted = Play.withSlot();
        slotted.boardFitted = true;

        slotted.reachesTheCard("social.insured-cert-person")
                .choosesTheSlot()
                .inserts(() -> slotted.chips.insert(
                        FakeChips.card("2.00", "言之澄", "990000198506150029", LocalDate.of(2036, 1, 1))))
                .when(Screen.InsertCard.class, GuideLightsTest::isForgotten, () -> {
                    assertThat(slotted.lights.told).endsWith("CARD_UNIT_2 MEDIUM");
                    slotted.chips.takeOut();
                })
                .sees(Screen.Pick.class)
                .when(
                        Screen.Covered.class,
                        covered -> covered.secondsLeft() < 28,
                        () -> assertThat(slotted.lights.told).endsWith("dark", "CARD_UNIT_2 MEDIUM"))
                .run();

        assertThat(slotted.lights.told)
                .containsExactly("dark", "CARD_READER MEDIUM", "CARD_UNIT_2 MEDIUM", "dark", "CARD_UNIT_2 MEDIUM");
    }

    private static boolean isForgotten(Screen.InsertCard screen) {
        return screen.stage() instanceof Screen.ChipStage.Forgotten;
    }

    @Test
    void whoeverNeedsTimeIsNotFlashedAt() {
        play.reachesTheCard(Play.APPEAL)
                .touch(Screen.ReadCard.class, new Touch.Care(true))
                .when(Screen.ReadCard.class, () -> play.reader.lay(Play.YAN))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.lights.told).contains("CARD_READER SLOW");
    }

    @Test
    void aFailureAndAPersonWhoLeavesPutThemOut() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, play.reader::unplug)
                .acts(Cards.LEAVE)
                .sees(Screen.Attract.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.reader.title");
        assertThat(play.lights.told).containsExactly("dark", "CARD_READER MEDIUM", "dark");
    }

    @Test
    void thePictureSpeaksOfALightOnlyWhileItBurns() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> play.stage.pass(Duration.ofSeconds(1)))
                .when(Screen.ReadCard.class, () -> play.reader.lay(Play.YAN))
                .sees(Screen.Form.class)
                .run();

        var reading = play.stage.pictures().stream()
                .filter(picture -> picture.screen() instanceof Screen.ReadCard)
                .toList();
        assertThat(reading.getFirst().frame().lit()).isEmpty();
        assertThat(reading.getLast().frame().lit()).contains(GuideLight.CARD_READER);
    }

    @Test
    void aLightThatIsNotFittedIsNotSpokenOf() {
        play.lights.fitted = EnumSet.of(GuideLight.RECEIPT_PRINTER);

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.stage.pictures())
                .noneMatch(picture -> picture.frame().lit().equals(Optional.of(GuideLight.CARD_READER)))
                .anyMatch(picture -> picture.frame().lit().equals(Optional.of(GuideLight.RECEIPT_PRINTER)));
    }

    @Test
    void brokenLightsStopNobodyAndAreTriedAgain() {
        play.lights.fault = Optional.of(Fault.SILENT);

        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, () -> {
                    play.lights.fault = Optional.empty();
                    play.stage.pass(Lamplighter.AGAIN);
                })
                .when(Screen.ReadCard.class, _ -> !play.lights.told.isEmpty(), () -> play.reader.lay(Play.YAN))
                .fillsTheAppeal()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.lights.told).startsWith("CARD_READER MEDIUM").endsWith("dark");
        assertThat(play.agent.filings()).hasSize(1);
    }

    @Test
    void lightsThatHangSlowNobody() {
        play.lights.hangs = true;

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.agent.filings()).hasSize(1);
        assertThat(play.lights.told).isEmpty();
        assertThat(play.stage.pictures())
                .allMatch(picture -> picture.frame().lit().isEmpty());
        assertThat(Duration.between(Stage.BEGIN, play.stage.instant())).isLessThan(Duration.ofMinutes(1));
    }

    /** What burns is said again: a board that lost its line and came back is dark. */
    @Test
    void whatBurnsIsSaidAgain() {
        play.reachesTheCard(Play.APPEAL)
                .when(Screen.ReadCard.class, _ -> play.lights.told.contains("CARD_READER MEDIUM"), () -> {
                    play.lights.told.clear();
                    play.stage.pass(Lamplighter.AGAIN);
                })
                .when(Screen.ReadCard.class, _ -> !play.lights.told.isEmpty(), () -> play.reader.lay(Play.YAN))
                .sees(Screen.Form.class)
                .run();

        assertThat(play.lights.told).startsWith("CARD_READER MEDIUM");
    }

    @Test
    void aTerminalWithoutLightsTellsNone() {
        play.boardFitted = false;

        play.filesAnAppeal().skipsTheRating().isAlone().run();

        assertThat(play.lights.told).isEmpty();
    }

    @Test
    void theReceiptBurnsUntilItWasTaken() {
        play.printer.presents(play.stage);

        play.filesAnAppeal()
                .when(Screen.TakeSlip.class, () -> play.printer.becomes(new SlipOutcome.Taken()))
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.lights.told)
                .endsWith("RECEIPT_PRINTER CONTINUOUS", "RECEIPT_PRINTER MEDIUM", "dark")
                .hasSize(6);
        assertThat(play.result().lit()).isEmpty();
    }

    @Test
    void theEndOfTheProgramIsDark() throws Exception {
        play.reachesTheCard(Play.APPEAL).sees(Screen.ReadCard.class).run();
        assertThat(play.lights.told).endsWith("CARD_READER MEDIUM");

        play.terminal.putOutLights();

        assertThat(play.lights.told).endsWith("dark");
    }
}
