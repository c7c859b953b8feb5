package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Masker;
import org.hall24.device.link.Recording;
import org.hall24.device.link.RecordingLink;
import org.hall24.device.link.RecordingLink.Notebook;
import org.hall24.device.link.ReplayLink;
import org.hall24.device.link.ReplayLink.Kind;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final byte[] ASK = {0x11, 0x22};
    private static final byte[] ASK_MORE = {0x33};
    private static final byte[] NAME = "欧阳".getBytes(StandardCharsets.UTF_16LE);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HandClock clock = new HandClock();
    private final StringWriter file = new StringWriter();

    private Recording recorded() throws Exception {
        var device = new ScriptedLink(clock)
                .expecting(ASK)
                .then(Duration.ofMillis(120), new byte[] {0x01})
                .then(Duration.ofMillis(30), NAME)
                .expecting(ASK_MORE)
                .then(Duration.ofMillis(80), new byte[] {0x02})
                .thenEnds();
        talk(new RecordingLink(device, Masker.answers(), new Notebook(file, "sam:serial:/dev/x?baud=9600", clock)));
        return Recording.read(new StringReader(file.toString()));
    }

    private static void talk(ByteLink link) throws IOException, InterruptedException {
        var piece = new byte[16];
        link.write(ASK);
        assertThat(link.read(piece, SECOND)).isEqualTo(1);
        assertThat(link.read(piece, SECOND)).isEqualTo(NAME.length);
        link.write(ASK_MORE);
        assertThat(link.read(piece, SECOND)).isEqualTo(1);
        assertThat(link.read(piece, SECOND)).isEqualTo(-1);
    }

    private ReplayLink replay(Recording recording) {
        return new ReplayLink(recording, Masker.answers(), clock, clock);
    }

    @Test
    void whatWentOverTheLineStandsThereMaskedAndWithItsTime() throws Exception {
        recorded();

        assertThat(file.toString().lines().filter(line -> !line.startsWith("# began")))
                .containsExactly(
                        "# hall24 recording 1, masked",
                        "# url sam:serial:/dev/x?baud=9600",
                        "0 > 1122",
                        "120 < 00",
                        "150 < 00000000",
                        "150 > 33",
                        "230 < 00",
                        "230 ! ended");
    }

    @Test
    void aDriverThatSaysTheSameHearsTheSameInTheSameTime() throws Exception {
        var replay = replay(recorded());
        var began = clock.instant();

        talk(replay);

        assertThat(replay.end()).isEmpty();
        assertThat(Duration.between(began, clock.instant())).isEqualTo(Duration.ofMillis(230));
        assertThat(replay.isWhole()).isFalse();
    }

    @Test
    void otherBytesAreToldAndTheAnswerComesAllTheSame() throws Exception {
        var replay = replay(recorded());

        replay.write(new byte[] {0x11, 0x44});

        assertThat(replay.read(new byte[16], SECOND)).isEqualTo(1);
        assertThat(replay.deviations()).extracting(ReplayLink.Deviation::kind).containsExactly(Kind.DIFFERENT);
        assertThat(replay.deviations().getFirst().sentence()).contains("11 44", "11 22");
    }

    @Test
    void aDriverThatDoesNotWaitForTheWholeAnswerIsToldEarly() throws Exception {
        var replay = replay(recorded());

        replay.write(ASK);
        assertThat(replay.read(new byte[16], SECOND)).isEqualTo(1);
        replay.write(ASK_MORE);

        assertThat(replay.deviations()).extracting(ReplayLink.Deviation::kind).containsExactly(Kind.EARLY);
    }

    @Test
    void aDriverThatTakesItsTimeIsToldLateAndOneThatStopsIsToldLess() throws Exception {
        var replay = replay(recorded());

        clock.pass(SECOND);
        replay.write(ASK);

        assertThat(replay.end()).extracting(ReplayLink.Deviation::kind).containsExactly(Kind.LATE, Kind.LESS);
    }

    @Test
    void whatIsSaidBeyondTheEndIsTold() throws Exception {
        var replay = replay(new Recording("", java.util.List.of()));

        replay.write(ASK);

        assertThat(replay.read(new byte[16], SECOND)).isZero();
        assertThat(replay.deviations()).extracting(ReplayLink.Deviation::kind).containsExactly(Kind.MORE);
    }

    @Test
    void aLineThatBrokeThenBreaksAgain() throws Exception {
        var device = new ScriptedLink(clock).expecting(ASK).expectingBroken(ASK_MORE);
        var link = new RecordingLink(device, Masker.nothing(), new Notebook(file, "sam:serial:/dev/x", clock));
        link.write(ASK);
        link.read(new byte[16], SECOND);
        assertThatThrownBy(() -> link.write(ASK_MORE)).isInstanceOf(IOException.class);
        var replay = replay(Recording.read(new StringReader(file.toString())));

        replay.write(ASK);
        assertThat(replay.read(new byte[16], SECOND)).isZero();
        replay.write(ASK_MORE);
        assertThatThrownBy(() -> replay.read(new byte[16], SECOND)).isInstanceOf(IOException.class);

        assertThat(replay.isWhole()).isFalse();
        assertThat(replay.end()).isEmpty();
    }

    @Test
    void aDiskThatIsFullEndsTheRecordingAndNotTheTalk() throws Exception {
        var full = new Writer() {
            @Override
            public void write(char[] from, int at, int count) throws IOException {
                throw new IOException("no space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var notes = new Notebook(full, "sam:serial:/dev/x", clock);
        var device = new ScriptedLink(clock).expecting(ASK, NAME);
        var link = new RecordingLink(device, Masker.everything(), notes);

        link.write(ASK);

        assertThat(link.read(new byte[16], SECOND)).isEqualTo(NAME.length);
        assertThat(notes.problem()).isPresent();
    }

    /** Whatever somebody names as a recording: it is not read into memory to see that it is none. */
    @Test
    void aLineWithoutEndIsNotReadToItsEnd() throws Exception {
        var endless = new java.io.Reader() {
            private int given;

            @Override
            public int read(char[] into, int from, int count) {
                java.util.Arrays.fill(into, from, from + count, 'a');
                given += count;
                return count;
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> Recording.read(endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
        assertThat(endless.given).isLessThan(4 * ByteLink.BYTES_MAX);
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Recording.read(new StringReader("hello\n"))).hasMessageContaining("first line");
        assertThatThrownBy(() -> Recording.read(new StringReader("# hall24 recording 1, masked\n0 > 11\n5 ? 22\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 3");
    }
}
