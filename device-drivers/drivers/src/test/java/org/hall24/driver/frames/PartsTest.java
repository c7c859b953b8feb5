package org.hall24.driver.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    private static final String HEAD =
            "HTTP/1.0 200 OK\r\nServer: x\r\nContent-Type: multipart/x-mixed-replace; boundary=%s\r\n\r\n";

    private static Parts parts(String answer) throws IOException {
        return Parts.begin(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "boundary={0}")
    @ValueSource(strings = {"frame", "--frame", "\"frame\"", "frame; charset=none"})
    void partsWithTheirLengthAreReadWhateverTheirBytes(String boundary) throws Exception {
        var parts = parts(
                HEAD.formatted(boundary)
                        + "--frame\r\nContent-Length: 12\r\n\r\na\r\n--frame\r\n\r\n--frame\r\ncontent-length:1\r\n\r\nb\r\n--frame--\r\n");

        assertThat(text(parts.next())).isEqualTo("a\r\n--frame\r\n");
        assertThat(text(parts.next())).isEqualTo("b");
        assertThatThrownBy(parts::next).isInstanceOf(EOFException.class);
    }

    @Test
    void partsWithoutLengthEndAtTheBoundary() throws Exception {
        var parts = parts(HEAD.formatted("frame")
                + "--frame\r\nContent-Type: image/jpeg\r\n\r\n\r\r\n--fra\r\n\r\n--frame\r\n\r\nb\r\n--frame--");

        assertThat(text(parts.next())).isEqualTo("\r\r\n--fra\r\n");
        assertThatThrownBy(() -> {
                    parts.next();
                    parts.next();
                })
                .isInstanceOf(EOFException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n",
                "HTTP/1.0 200 OK\r\n",
                "220 mail ready\r\n",
                ""
            })
    void whatIsNoMotionJpegIsRefused(String answer) {
        assertThatThrownBy(() -> parts(answer)).isInstanceOf(IOException.class);
    }

    @Test
    void aPartThatClaimsTooMuchIsRefusedBeforeItIsRead() throws Exception {
        var parts = parts(HEAD.formatted("frame") + "--frame\r\nContent-Length: 99999999\r\n\r\n");

        assertThatThrownBy(parts::next).isInstanceOf(IOException.class).hasMessageContaining("99999999");
    }

    @Test
    void rubbishEndsInAnErrorAndNeverInAHang() {
        long seed = 20_261_122L;
        var chance = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            var bytes = new byte[chance.nextInt(3_000)];
            chance.nextBytes(bytes);
            String answer = HEAD.formatted("f") + "--f\r\n" + (round % 2 == 0 ? "\r\n" : "") + text(bytes);
            assertThatThrownBy(() -> {
                        var parts = parts(answer);
                        for (int i = 0; i < 10; i++) {
                            parts.next();
                        }
                    })
                    .as("seed %d round %d", seed, round)
                    .isInstanceOf(IOException.class);
        }
    }
}
