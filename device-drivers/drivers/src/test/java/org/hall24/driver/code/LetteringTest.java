package org.hall24.driver.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = """
            演示市民服务大厅,     UTF-8
            演示市民服务大厅,     GB18030
            欧阳𠮷麟,            GB18030
            办理回执：YS-0007,   GB18030
            日本語のテキスト,     Shift_JIS
            [外側QRコード],       Shift_JIS
            ﾃﾞｻﾞｲﾝQR,           Shift_JIS
            """)
    void bytesThatDoNotSayTheirCharsetAreReadInTheirOwn(String text, String charset) {
        assertThat(Lettering.of(List.of(text.getBytes(Charset.forName(charset)))))
                .contains(Charset.forName(charset));
    }

    @Test
    void plainAndLatinTextIsLeftToTheDecoder() {
        assertThat(Lettering.of(List.of("https://localhost/c/1".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(Lettering.of(List.of("deux cafés, s'il vous plaît".getBytes(StandardCharsets.ISO_8859_1))))
                .isEmpty();
    }
}
