package org.hall24.driver.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.hall24.device.Still;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a network does to a camera's pictures, at every byte of them: a picture is whole and one that was sent, or there is none. */
@Timeout(60)
class FramesMishapsTest {
    private static final Logger LOG = LoggerFactory.getLogger(FramesMishapsTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<Color> SHOWN = List.of(Color.RED, Color.GREEN, Color.BLUE);

    private static byte[] jpeg(Color colour) throws IOException {
        var picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 16, 16);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static byte[] stream(boolean withLength) throws IOException {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(ascii("HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n"));
        for (Color colour : SHOWN) {
            byte[] jpeg = jpeg(colour);
            stream.writeBytes(ascii("--frame\r\nContent-Type: image/jpeg\r\n"
                    + (withLength ? "Content-Length: " + jpeg.length + "\r\n" : "") + "\r\n"));
            stream.writeBytes(jpeg);
            stream.writeBytes(ascii("\r\n"));
        }
        stream.writeBytes(ascii("--frame--\r\n"));
        return stream.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A connection of so many bytes that then ends. After the head they come part by part, each while the person waits for a picture. */
    private static final class Cable extends Socket {
        private final byte[] bytes;
        private final int head;
        private final int end;
        private final Thread person = Thread.currentThread();
        private int at;
        private int given;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean closed;

        Cable(byte[] bytes, int head, int end) {
            this.bytes = bytes;
            this.head = head;
            this.end = end;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
                }

                @Override
                public int read(byte[] into, int from, int count) throws IOException {
                    while (at >= head && !closed && !isAwaited()) {
                        Thread.onSpinWait(); // for the few instructions between two waits
                    }
                    if (at >= end) {
                        return -1;
                    }
                    int stop = stop();
                    int taken = Math.min(count, stop - at);
                    System.arraycopy(bytes, at, into, from, taken);
                    at += taken;
                    given += at > head && at == stop && endsWithABoundary() ? 1 : 0;
                    return taken;
                }
            };
        }

        /** The person asks for the next picture. */
        void asks() {
            asked.incrementAndGet();
        }

        private boolean isAwaited() {
            return asked.get() > given && person.getState() == Thread.State.TIMED_WAITING;
        }

        private boolean endsWithABoundary() {
            return new String(bytes, 0, at, StandardCharsets.ISO_8859_1).endsWith("--frame\r\n");
        }

        /** Behind the head, or behind the next boundary. */
        private int stop() {
            if (at < head) {
                return Math.min(head, end);
            }
            int boundary = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("--frame", at);
            return boundary < 0 ? end : Math.min(end, boundary + "--frame\r\n".length());
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }

    @ParameterizedTest(name = "with length: {0}")
    @ValueSource(booleans = {true, false})
    void cutAtAnyByteEveryPartIsWholeAndOneThatWasSent(boolean withLength) throws Exception {
        byte[] stream = stream(withLength);
        var sent = new ArrayList<byte[]>();
        for (Color colour : SHOWN) {
            sent.add(jpeg(colour));
        }
        int whole = 0;
        for (int end = 0; end < stream.length; end++) {
            int count = 0;
            try {
                var parts = Parts.begin(new ByteArrayInputStream(stream, 0, end));
                while (true) {
                    assertThat(parts.next()).as("cut at byte %d", end).isEqualTo(sent.get(count));
                    count++;
                }
            } catch (EOFException _) {
                whole += count;
            }
        }
        LOG.info("PROOF mjpeg parts, length {}: {} bytes tried, {} whole, wrong 0", withLength, stream.length, whole);
        assertThat(whole).isGreaterThan(stream.length / 2);
    }

    @ParameterizedTest(name = "with length: {0}")
    @ValueSource(booleans = {true, false})
    void unpluggedAtEveryByteNothingHangsAndNoTornPictureIsSeen(boolean withLength) throws Exception {
        byte[] stream = stream(withLength);
        int head = new String(stream, StandardCharsets.ISO_8859_1).indexOf("--frame\r\n") + "--frame\r\n".length();
        int seen = 0;
        int faults = 0;
        for (int end = 0; end < stream.length; end++) {
            var cable = new Cable(stream, head, end);
            try (var source = MjpegSource.over(cable, "camera", "/")) {
                while (true) {
                    cable.asks();
                    var still = source.next(PATIENCE).orElseThrow(() -> new AssertionError("it hangs"));
                    assertThat(isOneOfThose(still)).as("cut at byte %d", end).isTrue();
                    seen++;
                }
            } catch (IOException _) {
                faults++;
            }
        }
        LOG.info(
                "PROOF mjpeg, length {}: {} bytes tried, {} pictures, {} faults, hangs 0, wrong 0",
                withLength,
                stream.length,
                seen,
                faults);
        assertThat(faults).isEqualTo(stream.length);
        assertThat(seen).isGreaterThan(stream.length / 2);
    }

    /** What was taken before somebody looked shows the person before. */
    @Test
    void aPictureThatCameWhileNobodyWaitedIsNeverGiven() throws Exception {
        var shelf = new Shelf();
        shelf.put(new Still(1, 1, new byte[3]));

        assertThat(shelf.isWanted()).isFalse();
        assertThat(shelf.take(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void aPictureThatComesAfterThePatienceIsNotGivenToTheNextPerson() throws Exception {
        var shelf = new Shelf();
        assertThat(shelf.take(Duration.ofMillis(1))).isEmpty();
        shelf.put(new Still(1, 1, new byte[3]));

        assertThat(shelf.take(Duration.ofMillis(1))).isEmpty();
    }

    private static boolean isOneOfThose(Still still) {
        int blue = still.bgr()[0] & 0xFF;
        int green = still.bgr()[1] & 0xFF;
        int red = still.bgr()[2] & 0xFF;
        boolean even = true;
        for (int i = 3; i < still.bgr().length; i++) {
            even &= Math.abs((still.bgr()[i] & 0xFF) - (still.bgr()[i - 3] & 0xFF)) < 8;
        }
        return even
                && SHOWN.stream()
                        .anyMatch(c -> Math.abs(c.getBlue() - blue)
                                        + Math.abs(c.getGreen() - green)
                                        + Math.abs(c.getRed() - red)
                                < 24);
    }
}
