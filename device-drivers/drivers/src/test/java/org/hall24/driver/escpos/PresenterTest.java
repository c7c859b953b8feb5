package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;
import org.hall24.device.contract.HandClock;
import org.hall24.device.driver.JobBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a slip between the cutter and a hand. */
class PresenterTest {
    private static final UUID JOB = new UUID(8, 1);
    private static final UUID NEXT = new UUID(8, 2);
    private static final Receipt RECEIPT = new Receipt(List.of(new Receipt.Line("ok")));
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final HandClock clock = new HandClock();
    private final PaperEnd end = new PaperEnd(clock);
    private final List<Stage> noted = new ArrayList<>();
    private final JobBook book = new JobBook((_, stage, _) -> noted.add(stage));

    private EscPosPrinter printer(String word) throws DeviceException {
        return printer(Profile.named(word));
    }

    private EscPosPrinter printer(Profile profile) throws DeviceException {
        end.presenter = profile.presenter();
        return new EscPosPrinter(
                end, profile, new Pen(Path.of(System.getProperty("hall24.assets"), "fonts")), clock, book, MINUTE);
    }

    private String said() {
        return HexFormat.of().formatHex(end.printed());
    }

    /** The same GS e 2 pulls back on one model and starts a motor on another: so each profile says its own. */
    @ParameterizedTest
    @CsvSource({"vkp80,1d65030c,1d6502", "tptcm112,1d6500,1d6505", "reliance,1d65030c,1d6502"})
    void eachModelIsToldInItsOwnWords(String word, String present, String remove) throws Exception {
        var printer = printer(word);

        assertThat(printer.print(JOB, RECEIPT)).isEqualTo(new PrintResult.Presented());

        assertThat(said()).contains("1b69" + "1d7201" + present + "1d7201");
        String tail = said().substring(said().lastIndexOf(present));
        clock.pass(MINUTE);
        printer.checkHealth();
        assertThat(said().substring(said().lastIndexOf(tail) + tail.length())).contains(remove + "1d7201");
    }

    @ParameterizedTest
    @CsvSource({"vkp80,RETRACTED", "tptcm112,EJECTED", "reliance,RETRACTED"})
    void aSlipNobodyTakesDoesNotWaitForTheNextPerson(String word, Stage stage) throws Exception {
        var printer = printer(word);
        printer.print(JOB, RECEIPT);

        clock.pass(MINUTE.minusSeconds(2));
        printer.checkHealth();
        assertThat(noted).endsWith(Stage.CUT, Stage.PRESENTED);
        clock.pass(Duration.ofSeconds(2));
        printer.checkHealth();

        assertThat(noted).endsWith(Stage.PRESENTED, stage);
        assertThat(end.slipThere).isFalse();
        printer.checkHealth();
        assertThat(noted).as("said once").endsWith(Stage.PRESENTED, stage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vkp80", "tptcm112", "reliance"})
    void theNextJobTakesAwayWhatLiesThere(String word) throws Exception {
        var printer = printer(word);
        printer.print(JOB, RECEIPT);

        assertThat(printer.print(NEXT, RECEIPT)).isEqualTo(new PrintResult.Presented());

        assertThat(noted)
                .containsSubsequence(
                        Stage.PRESENTED,
                        Stage.RESERVED,
                        word.equals("tptcm112") ? Stage.EJECTED : Stage.RETRACTED,
                        Stage.PRINTING,
                        Stage.CUT,
                        Stage.PRESENTED);
    }

    @Test
    void aSlipSomebodyHoldsOnToKeepsTheNextFromPrinting() throws Exception {
        var printer = printer("vkp80");
        printer.print(JOB, RECEIPT);
        end.stuck = true;

        assertThatThrownBy(() -> printer.print(NEXT, RECEIPT))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.TRAY_FULL));

        assertThat(book.outcomeOf(NEXT))
                .as("nothing of it left, it may be tried again")
                .isEmpty();
    }

    @Test
    void aSlipIsTakenAlsoWhenTheCableWasOutInBetween() throws Exception {
        printer("reliance").print(JOB, RECEIPT);
        end.slipThere = false;

        printer("reliance").checkHealth();

        assertThat(noted).endsWith(Stage.PRESENTED, Stage.TAKEN);
    }

    /** A technician's test print pushes it out: its owner never had it. */
    @Test
    void aSlipThatIsGoneAfterALoanWasNotTaken() throws Exception {
        printer("reliance").print(JOB, RECEIPT);
        book.outOfSight();
        end.slipThere = false;

        printer("reliance").checkHealth();

        assertThat(noted).endsWith(Stage.PRESENTED, Stage.EJECTED);
        assertThat(book.slipOf(JOB)).isEqualTo(new SlipOutcome.Ejected());
    }

    @Test
    void aSlipThatStillLiesThereAfterALoanIsPulledBackAsEver() throws Exception {
        printer("vkp80").print(JOB, RECEIPT);
        book.outOfSight();
        var printer = printer("vkp80");
        printer.checkHealth();

        clock.pass(MINUTE);
        printer.checkHealth();

        assertThat(noted).endsWith(Stage.PRESENTED, Stage.RETRACTED);
    }

    @Test
    void patienceEndsBeforeTheSlipIsPulledBack() throws Exception {
        var printer = printer("vkp80");
        printer.print(JOB, RECEIPT);

        assertThat(printer.awaitTaken(JOB, Duration.ofSeconds(5))).isEqualTo(new SlipOutcome.StillPresent());
        assertThat(printer.awaitTaken(JOB, Duration.ofSeconds(90))).isEqualTo(new SlipOutcome.Retracted());
        assertThat(printer.awaitTaken(NEXT, Duration.ofSeconds(5))).isEqualTo(new SlipOutcome.Unknown());
    }

    /** Who waits for a print waits as long as every printer may take; see ReceiptPrinter.PRINT_MAX. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5})
    void noPrintTakesLongerThanAnyPrinterMay(long seconds) throws Exception {
        var begun = new ArrayList<java.time.Instant>();
        var timed = new JobBook((_, stage, _) -> {
            if (stage == Stage.PRINTING) {
                begun.add(clock.instant());
            }
        });
        var profile = Profile.named("vkp80");
        end.presenter = profile.presenter();
        var printer = new EscPosPrinter(
                end, profile, new Pen(Path.of(System.getProperty("hall24.assets"), "fonts")), clock, timed, MINUTE);
        printer.checkHealth();
        end.slow = Duration.ofSeconds(seconds);
        var lines = new ArrayList<Receipt.Part>();
        for (int i = 0; i < 20; i++) {
            lines.add(new Receipt.Line("line " + i));
        }

        var result = printer.print(JOB, new Receipt(lines));

        assertThat(result)
                .isEqualTo(seconds == 5 ? new PrintResult.Incomplete(Fault.SILENT) : new PrintResult.Presented());
        assertThat(Duration.between(begun.getFirst(), clock.instant())).isLessThanOrEqualTo(ReceiptPrinter.PRINT_MAX);
    }

    @Test
    void aModelThatCannotPullBackIsNotToldTo() {
        assertThatThrownBy(() -> Profile.named("tptcm112").retracting(true))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED))
                .hasMessageContaining("untaken=eject");
        assertThatThrownBy(() -> Profile.named("generic80").retracting(false)).isInstanceOf(DeviceException.class);
    }

    @Test
    void theHallMayWantItOtherwise() throws Exception {
        var printer = printer(Profile.named("vkp80").retracting(false));
        printer.print(JOB, RECEIPT);
        clock.pass(MINUTE);

        printer.checkHealth();

        assertThat(noted).endsWith(Stage.EJECTED);
    }
}
