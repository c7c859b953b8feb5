package org.hall24.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.hall24.device.CodeScanner;
import org.hall24.device.contract.CodeScannerContract;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract, over written dialogues, for every make. */
class ScannerContractTest {
    abstract static class Scripted extends CodeScannerContract {
        private static final byte[] CODE_BYTES = CODE.getBytes(StandardCharsets.US_ASCII);

        private final Dialect dialect;
        private ScriptedLink link = new ScriptedLink(new HandClock());
        private Overheard overheard;

        Scripted(Dialect dialect) {
            this.dialect = dialect;
            this.overheard = new Overheard(link, dialect);
        }

        @Override
        protected CodeScanner scanner(Situation situation) throws Exception {
            var clock = new HandClock();
            link = new ScriptedLink(clock);
            if (situation == Situation.CODE_SAID_BEFORE) {
                link.then(Duration.ZERO, Dialect.withCr(CODE_BYTES));
            }
            if (situation == Situation.SILENT) {
                isSilent();
            } else {
                dialect.opens(link);
                isIn(situation);
            }
            overheard = new Overheard(link, dialect);
            return Scanners.opened(dialect.make, "", overheard, clock);
        }

        private void isIn(Situation situation) {
            switch (situation) {
                case CODE_SHOWN -> dialect.reads(link, CODE_BYTES);
                case CODE_SHOWN_AFTER_AN_INTERRUPTION -> {
                    dialect.looks(link);
                    link.thenInterrupts(Dialect.LATER);
                    dialect.stops(link);
                    dialect.reads(link, CODE_BYTES);
                }
                case NOTHING_SHOWN, CODE_SAID_BEFORE -> {
                    dialect.looks(link);
                    dialect.stops(link);
                }
                case ASKED_HOW_IT_IS -> dialect.isAskedHowItIs(link);
                case SAME_CODE_AGAIN -> {
                    dialect.reads(link, CODE_BYTES);
                    dialect.reads(link, CODE_BYTES);
                    dialect.reads(link, OTHER.getBytes(StandardCharsets.US_ASCII));
                }
                case IN_UTF_8 -> dialect.reads(link, CHINESE.getBytes(StandardCharsets.UTF_8));
                case IN_GB18030 -> dialect.reads(link, CHINESE.getBytes(Charset.forName("GB18030")));
                case LONGEST -> dialect.reads(link, LONGEST.getBytes(StandardCharsets.US_ASCII));
                case TOO_LONG -> dialect.reads(link, (LONGEST + "8").getBytes(StandardCharsets.US_ASCII));
                case CONTROL_CHARACTER ->
                    dialect.reads(link, CODE.replace('.', '\t').getBytes(StandardCharsets.US_ASCII));
                case NO_TEXT -> dialect.reads(link, new byte[] {'D', (byte) 0xFF, (byte) 0xFF, 'Z'});
                case LINE_BREAKS_MIDWAY -> {
                    dialect.looks(link);
                    link.then(Dialect.LATER, Arrays.copyOf(dialect.said(CODE_BYTES), 17))
                            .thenEnds();
                }
                case SILENT -> throw new AssertionError("a silent scanner does not open");
            }
        }

        private void isSilent() {
            switch (dialect) {
                case LINE -> {}
                case HONEYWELL -> link.expecting(Dialect.hex("16 55 0D")).expecting(Dialect.ascii("\u0016M\rTRGMOD?."));
                case NEWLAND -> link.expecting(Dialect.ascii("~\u00010000#SCNTRG0;\u0003"));
                case ZEBRA_SSI ->
                    link.expecting(Dialect.hex("04 E5 04 00 FF 13")).expecting(Dialect.hex("04 E5 04 01 FF 12"));
            }
        }

        @Override
        protected boolean isLooking() {
            return overheard.isLooking();
        }

        @Override
        protected void interruptOnceItLooks(Thread reader) {
            // the dialogue does it
        }

        @AfterEach
        void everythingWasSaid() {
            assertThat(link.isPlayedOut()).isTrue();
        }

        @Override
        protected boolean answers() {
            return dialect != Dialect.LINE;
        }
    }

    @Nested
    class Line extends Scripted {
        Line() {
            super(Dialect.LINE);
        }
    }

    @Nested
    class Honeywell extends Scripted {
        Honeywell() {
            super(Dialect.HONEYWELL);
        }
    }

    @Nested
    class Newland extends Scripted {
        Newland() {
            super(Dialect.NEWLAND);
        }
    }

    @Nested
    class ZebraSsi extends Scripted {
        ZebraSsi() {
            super(Dialect.ZEBRA_SSI);
        }
    }
}
