package org.hall24.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IppAnswerTest {
    /** Written by hand from RFC 8010: state, two reasons, a range, a resolution, a size in a collection, a name with a language. */
    private static final byte[] GOLDEN = bytes("""
            02 00 00 01 00 00 00 2a
            01 47 0012 617474726962757465732d63686172736574 0005 7574662d38
            04
            23 000d 7072696e7465722d7374617465 0004 00000005
            44 0015 7072696e7465722d73746174652d726561736f6e73 0011 6d656469612d656d7074792d6572726f72
            44 0000 0010 636f7665722d6f70656e2d6572726f72
            33 0010 636f706965732d737570706f72746564 0008 00000001 00000063
            32 0001 72 0009 0000012c 0000012c 03
            34 0001 63 0000
              4a 0000 0001 73
              34 0000 0000
                4a 0000 0001 78
                21 0000 0004 00005208
              37 0000 0000
            37 0000 0000
            36 0001 6e 000a 0002 656e 0004 48616c6c
            12 0001 75 0000
            03 25504446""");

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    @Test
    void readsWhatTheStandardWrites() {
        var answer = IppAnswer.parse(GOLDEN).orElseThrow();

        assertThat(answer.done()).isTrue();
        assertThat(answer.id()).isEqualTo(42);
        var printer = answer.group(IppAnswer.PRINTER_GROUP);
        assertThat(printer.whole("printer-state")).contains(5);
        assertThat(printer.words("printer-state-reasons")).containsExactly("media-empty-error", "cover-open-error");
        assertThat(printer.all("copies-supported")).containsExactly(new IppAnswer.Range(1, 99));
        assertThat(printer.all("r")).containsExactly(new IppAnswer.Resolution(300, 300));
        assertThat(printer.all("c").toString()).contains("Whole[number=21000]");
        assertThat(printer.word("n")).contains("Hall");
        assertThat(printer.all("u")).containsExactly(new IppAnswer.Other(0x12));
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        int end = GOLDEN.length - 4;
        for (int cut = 0; cut < end; cut++) {
            assertThat(IppAnswer.parse(Arrays.copyOf(GOLDEN, cut)))
                    .as("%d bytes", cut)
                    .isEmpty();
        }
    }

    @Test
    void noBytesAtAllMakeItStumble() {
        long seed = 20_261_122L;
        var chance = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var damaged = GOLDEN.clone();
            for (int i = 0; i < 3; i++) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
            }
            assertThat(IppAnswer.parse(damaged))
                    .as("seed %d round %d", seed, round)
                    .isNotNull();
        }
    }

    @Test
    void aRequestIsWrittenAsTheStandardSays() {
        var request = new IppRequest(IppRequest.VERSION_2_0, IppRequest.CANCEL_JOB, 7, "ipp://p/ipp/print")
                .whole("job-id", 9)
                .toBytes();

        assertThat(HexFormat.of().formatHex(request))
                .startsWith("02000008" + "00000007" + "01" + "470012617474726962757465732d6368617273657400057574662d38")
                .endsWith("2100066a6f622d6964000400000009" + "03");
    }

    @ParameterizedTest
    @CsvSource({
        "none,, FULL",
        "media-empty-error, PAPER_OUT, FULL",
        "media-empty, PAPER_OUT, FULL",
        "media-empty-warning,, LOW",
        "media-empty-report,, FULL",
        "media-low-warning,, LOW",
        "media-jam-error, PAPER_JAMMED, FULL",
        "door-open-error, COVER_OPEN, FULL",
        "toner-low-report,, FULL",
        "marker-supply-empty-error, TONER_OUT, FULL",
        "output-area-full-error, TRAY_FULL, FULL",
        "paused, STOPPED, FULL",
        "wifi-not-configured-report,, FULL"
    })
    void reasonsBecomeFaultsForTheTechnician(String reason, Fault fault, PaperLevel paper) {
        assertThat(Reasons.stopping(List.of(reason))).isEqualTo(java.util.Optional.ofNullable(fault));
        assertThat(Reasons.paperLow(List.of(reason))).isEqualTo(paper == PaperLevel.LOW);
    }
}
