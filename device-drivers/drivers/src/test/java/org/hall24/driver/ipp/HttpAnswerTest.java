package org.hall24.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.hall24.driver.ipp.HttpAnswer.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    private static final String WITH_LENGTH =
            "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 5\r\n\r\nhello";
    private static final String IN_CHUNKS =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: 1\r\n\r\n";
    private static final String AFTER_CONTINUE =
            "HTTP/1.1 100 Continue\r\nX: y\r\n\r\nHTTP/1.0 200 OK\nContent-Length: 5\n\nhello";

    private final HttpAnswer answer = new HttpAnswer();

    private Progress take(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return answer.take(bytes, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {WITH_LENGTH, IN_CHUNKS, AFTER_CONTINUE})
    void theBodyIsTheSameHoweverItsBytesCome(String text) {
        for (int cut = 1; cut < text.length(); cut++) {
            var fresh = new HttpAnswer();
            var bytes = text.getBytes(StandardCharsets.ISO_8859_1);

            assertThat(fresh.take(bytes, cut)).as("first %d bytes", cut).isEqualTo(Progress.COMING);
            var rest = Arrays.copyOfRange(bytes, cut, bytes.length);
            assertThat(fresh.take(rest, rest.length)).isEqualTo(Progress.WHOLE);
            assertThat(fresh.status()).isEqualTo(200);
            assertThat(new String(fresh.body(), StandardCharsets.US_ASCII)).isEqualTo("hello");
        }
    }

    @Test
    void knowsWhenThePrinterHangsUp() {
        take(AFTER_CONTINUE);
        assertThat(answer.hangsUp()).isTrue(); // HTTP/1.0 without a word

        var polite = new HttpAnswer();
        var bytes = WITH_LENGTH
                .replace("Content-Type: application/ipp", "Connection: Close")
                .getBytes(StandardCharsets.US_ASCII);
        polite.take(bytes, bytes.length);
        assertThat(polite.hangsUp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore than was asked"
            })
    void whatIsNoAnswerIsSaidToBeNone(String text) {
        assertThat(take(text)).isEqualTo(Progress.NONSENSE);
    }

    @Test
    void aHeadWithoutEndHasALimit() {
        var endless = "X: " + "y".repeat(1_000) + "\r\n";
        assertThat(take("HTTP/1.1 200 OK\r\n")).isEqualTo(Progress.COMING);

        assertThat(take(endless.repeat(20))).isEqualTo(Progress.NONSENSE);
    }

    @Test
    void noBytesAtAllMakeItStumble() {
        long seed = 20_261_122L;
        var chance = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            var bytes = IN_CHUNKS.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 4; i++) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            assertThat(new HttpAnswer().take(bytes, bytes.length))
                    .as("seed %d round %d", seed, round)
                    .isNotNull();
        }
    }
}
