package org.hall24.bench.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import org.hall24.driver.code.Grey;
import org.junit.jupiter.api.Test;

class ContestantsTest {
    /** A contest in which somebody cannot even read a clean code would prove nothing. */
    @Test
    void everybodyReadsACleanCodeAndNobodyAnEmptyPicture() throws Exception {
        var modules = new QRCodeWriter().encode("YS-0007-000036-4", BarcodeFormat.QR_CODE, 300, 300);
        var clean = new byte[300 * 300];
        var empty = new byte[300 * 300];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = (byte) (modules.get(i % 300, i / 300) ? 20 : 230);
            empty[i] = (byte) 230;
        }
        for (var contestant : Contestants.all()) {
            try (contestant;
                    var code = contestant.at(Grey.of(300, 300, clean));
                    var nothing = contestant.at(Grey.of(300, 300, empty))) {
                assertThat(code.read()).as(contestant.name()).contains("YS-0007-000036-4");
                assertThat(nothing.read()).as(contestant.name()).isEmpty();
            }
        }
    }
}
