package org.hall24.simulator.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.contract.CodeScannerContract;
import org.hall24.simulator.Bench;
import org.hall24.simulator.Words;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver at the simulator, over a real pseudo-terminal, for every make. */
class ScannerSimulatorTest {
    /** A scanner and its driver. */
    abstract static class AtACable extends CodeScannerContract {
        /** Where the world cannot tell whether it looks, or looks anew, a phone is held there so much later: longer than the line is settled. */
        private static final Duration A_MOMENT = Duration.ofMillis(700);

        final ScannerMake make;

        @TempDir
        private Path directory = Path.of("");

        ScannerSimulator simulator;

        AtACable(ScannerMake make) {
            this.make = make;
        }

        @BeforeEach
        void plug() throws Exception {
            simulator = ScannerSimulator.at(directory.resolve("scanner"), make, 115_200, Pause.REAL);
        }

        @AfterEach
        void unplug() {
            simulator.close();
        }

        CodeScanner opened() throws Exception {
            return (CodeScanner) Bench.open(
                    "scanner:serial:" + directory.resolve("scanner") + "?make=" + make.word(), (_, _, _) -> {});
        }

        @Override
        protected CodeScanner scanner(Situation situation) throws Exception {
            say("PLUG");
            var scanner = opened();
            scanner.checkHealth(); // as the supervision does when it has opened a device
            switch (situation) {
                case CODE_SHOWN -> later("SHOW " + CODE);
                case CODE_SHOWN_AFTER_AN_INTERRUPTION, NOTHING_SHOWN, ASKED_HOW_IT_IS -> {}
                case CODE_SAID_BEFORE -> {
                    say("BLURT " + CODE);
                    Pause.REAL.sleep(Duration.ofMillis(100));
                }
                case SAME_CODE_AGAIN -> later("SHOW " + CODE, "SHOW " + CODE, "SHOW " + OTHER);
                case IN_UTF_8 -> later("SHOW " + CHINESE);
                case IN_GB18030 -> later("SHOW-HEX " + hex(CHINESE.getBytes(Charset.forName("GB18030"))));
                case LONGEST -> later("SHOW " + LONGEST);
                case TOO_LONG -> later("SHOW " + LONGEST + "8");
                case CONTROL_CHARACTER ->
                    later("SHOW-HEX " + hex(CODE.replace('.', '\t').getBytes(StandardCharsets.US_ASCII)));
                case NO_TEXT -> later("SHOW-HEX 44 FF FF 5A");
                case SILENT -> say("MUTE ON");
                case LINE_BREAKS_MIDWAY -> {
                    say("DIE 17");
                    later("SHOW " + CODE);
                }
            }
            return scanner;
        }

        String say(String line) throws Words.NotUnderstood {
            return simulator.hearLine(line);
        }

        /** Somebody else says these, one after another, each once what was shown before is taken and the scanner looks. */
        void later(String... lines) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (String line : lines) {
                        Bench.eventually(() -> say("STATUS").endsWith("shown=false"));
                        awaitLooking();
                        say(line);
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        private void awaitLooking() throws Exception {
            if (answers()) {
                Bench.eventually(() -> say("STATUS").contains("looking=true"));
            } else {
                Pause.REAL.sleep(A_MOMENT);
            }
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().withUpperCase().formatHex(bytes).toUpperCase(Locale.ROOT);
        }

        @Override
        protected boolean isLooking() throws Exception {
            // the stop has left our side of the line; it is heard within a listening of the simulator
            if (answers()) {
                Bench.eventually(() -> say("STATUS").contains("looking=false"));
            }
            return say("STATUS").contains("looking=true");
        }

        @Override
        protected boolean answers() {
            return make != ScannerMake.LINE;
        }

        @Override
        protected void interruptOnceItLooks(Thread reader) {
            Thread.ofVirtual().start(() -> {
                try {
                    awaitLooking();
                    reader.interrupt();
                    Pause.REAL.sleep(A_MOMENT); // until it has stopped looking
                    later("SHOW " + CODE);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** What holds where the scanner can be told something. */
    abstract static class Obedient extends AtACable {
        Obedient(ScannerMake make) {
            super(make);
        }

        @Test
        void aScannerThatLostPowerIsSetAnewAtTheNextLook() throws Exception {
            try (var scanner = opened()) {
                scanner.checkHealth();
            }
            String set = say("STATUS");
            say("UNPLUG");
            say("PLUG");
            assertThat(say("STATUS")).isNotEqualTo(set);

            try (var scanner = opened()) {
                scanner.checkHealth();
            }
            assertThat(say("STATUS")).isEqualTo(set);
        }

        @Test
        void aScannerThatTakesNoSettingIsRefused() throws Exception {
            say("REFUSE ON");
            try (var scanner = opened()) {
                assertThatThrownBy(scanner::checkHealth)
                        .isInstanceOfSatisfying(
                                DeviceException.class,
                                e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED));
            }
        }

        @Test
        void theCodeOfAPhoneThatLayThereBeforeIsReadOnceSomebodyWaits() throws Exception {
            try (var scanner = opened()) {
                scanner.checkHealth();
                say("SHOW " + CODE);
                Pause.REAL.sleep(Duration.ofMillis(300));
                assertThat(say("STATUS")).contains("shown=true");

                assertThat(scanner.scan(Duration.ofSeconds(20))).isInstanceOf(CodeReading.Scanned.class);
            }
        }
    }

    @Nested
    class Line extends AtACable {
        Line() {
            super(ScannerMake.LINE);
        }

        @Test
        void aGarbledCodeIsNotUsable() throws Exception {
            try (var scanner = opened()) {
                say("GARBLE");
                later("SHOW " + CODE);

                assertThat(scanner.scan(Duration.ofSeconds(20))).isEqualTo(new CodeReading.NotUsable());
            }
        }
    }

    @Nested
    class Honeywell extends Obedient {
        Honeywell() {
            super(ScannerMake.HONEYWELL);
        }
    }

    @Nested
    class Newland extends Obedient {
        Newland() {
            super(ScannerMake.NEWLAND);
        }
    }

    @Nested
    class ZebraSsi extends Obedient {
        ZebraSsi() {
            super(ScannerMake.ZEBRA_SSI);
        }

        @Test
        void aPacketDamagedOnTheLineIsSaidAgainAndReadWhole() throws Exception {
            try (var scanner = opened()) {
                say("GARBLE");
                later("SHOW " + LONGEST);

                assertThat(scanner.scan(Duration.ofSeconds(20)))
                        .isInstanceOfSatisfying(
                                CodeReading.Scanned.class,
                                scanned -> assertThat(scanned.code().text()).isEqualTo(LONGEST));
            }
        }
    }
}
