package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hall24.device.PrintJournal;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ReceiptPrinterContract;
import org.hall24.device.driver.JobBook;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, at the bare driver, for each profile. */
class EscPosContractTest {
    @Nested
    class Generic80 extends ProfileContract {
        Generic80() {
            super("generic80");
        }
    }

    @Nested
    class Vkp80 extends ProfileContract {
        Vkp80() {
            super("vkp80");
        }
    }

    @Nested
    class Tptcm112 extends ProfileContract {
        Tptcm112() {
            super("tptcm112");
        }
    }

    @Nested
    class Reliance extends ProfileContract {
        Reliance() {
            super("reliance");
        }
    }

    abstract static class ProfileContract extends ReceiptPrinterContract {
        private final String word;
        private final HandClock clock = new HandClock();
        private final PaperEnd end = new PaperEnd(clock);

        ProfileContract(String word) {
            this.word = word;
        }

        @Override
        protected ReceiptPrinter printer(Situation situation, PrintJournal journal) throws Exception {
            var profile = Profile.named(word);
            end.presenter = profile.presenter();
            switch (situation) {
                case READY -> {}
                case PAPER_LOW -> end.status[3] = 0x1E;
                case PAPER_OUT -> {
                    end.status[1] = 0x32;
                    end.status[3] = 0x72;
                }
                case COVER_OPEN -> end.status[1] = 0x16;
                case JAMMED -> end.status[2] = 0x16;
                case PAPER_ENDS_MIDWAY -> end.paperEndsAt = 300;
                case LINE_BREAKS_MIDWAY -> end.breaksAt = 300;
                case SILENT -> end.status[0] = -1;
            }
            return new EscPosPrinter(
                    end,
                    profile,
                    new Pen(Path.of(System.getProperty("hall24.assets"), "fonts")),
                    clock,
                    new JobBook(journal),
                    Duration.ofSeconds(60));
        }

        @Override
        protected int slipsOut() throws Exception {
            var profile = Profile.named(word);
            String remove = profile.presenter()
                    .map(Profile.Presenter::removeBytes)
                    .map(HexFormat.of()::formatHex)
                    .orElse("");
            String printed = HexFormat.of()
                    .formatHex(end.printed())
                    .replace("1005021b40" + profile.cut() + remove + "1d7201", ""); // blank paper, before the job
            return end.marksEnd ? printed.split(profile.cut() + "1d7201", -1).length - 1 : 0;
        }

        /** What is true of a mouth that can tell, and of one that cannot. */
        @Test
        void whatBecameOfTheSlipIsSaidByAPrinterThatCanTell() throws Exception {
            var job = new UUID(3, 4);
            try (var printer = printer(Situation.READY, (_, _, _) -> {})) {
                assertThat(printer.print(job, new Receipt(List.of(new Receipt.Line("ok")))))
                        .isEqualTo(new PrintResult.Presented());

                boolean tells = Profile.named(word).presenter().isPresent();
                assertThat(printer.awaitTaken(job, Duration.ofSeconds(1)))
                        .isEqualTo(tells ? new SlipOutcome.StillPresent() : new SlipOutcome.Unknown());
                end.slipThere = false;
                assertThat(printer.awaitTaken(job, Duration.ofSeconds(1)))
                        .isEqualTo(tells ? new SlipOutcome.Taken() : new SlipOutcome.Unknown());
            }
        }
    }
}
