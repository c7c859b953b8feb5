package org.hall24.driver.wedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedLink;
import org.hall24.device.link.ByteLink;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WedgeScannerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than the typing must rest. */
    private static final Duration LATER = Duration.ofMillis(400);

    private static final String ROWS = "..1234567890-=..qwertyuiop[]..asdfghjkl;'`.\\zxcvbnm,./";
    private static final String SHIFTED = "..!@#$%^&*()_+..QWERTYUIOP{}..ASDFGHJKL:\"~.|ZXCVBNM<>?";
    private static final int SHIFT = 42;
    private static final int ENTER = 28;
    private static final int CTRL = 29;
    private static final int TAB = 15;

    @TempDir
    private Path directory = Path.of("");

    private final HandClock clock = new HandClock();
    private final ScriptedLink link = new ScriptedLink(clock);
    private final CodeScanner scanner = new WedgeScanner(link, clock);

    /** Events as the kernel writes them: down, up, and a SYN report after each. */
    private static byte[] pressed(int... codes) {
        var events = ByteBuffer.allocate(codes.length * 4 * 24).order(ByteOrder.nativeOrder());
        for (int code : codes) {
            for (int value : new int[] {1, 0}) {
                event(events, 1, code, value);
                event(events, 0, 0, 0);
            }
        }
        return events.array();
    }

    private static void event(ByteBuffer events, int type, int code, int value) {
        events.putLong(1)
                .putLong(2)
                .putShort((short) type)
                .putShort((short) code)
                .putInt(value);
    }

    /** What a wedge says to type this text, Enter behind it. */
    private static byte[] typed(String text) {
        var events = ByteBuffer.allocate((text.length() + 1) * 8 * 24).order(ByteOrder.nativeOrder());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean shift = c != ' ' && ROWS.indexOf(c) < 0;
            int code = c == ' ' ? 57 : c == '.' ? 52 : shift ? SHIFTED.indexOf(c) : ROWS.indexOf(c);
            if (shift) {
                event(events, 1, SHIFT, 1);
            }
            events.put(pressed(code));
            if (shift) {
                event(events, 1, SHIFT, 0);
            }
        }
        events.put(pressed(ENTER));
        return Arrays.copyOf(events.array(), events.position());
    }

    /** Key by key, as the kernel hands it over. */
    private void comes(byte[] events) {
        int key = 4 * 24;
        for (int at = 0; at < events.length; at += key) {
            link.then(
                    at == 0 ? LATER : Duration.ofMillis(5),
                    Arrays.copyOfRange(events, at, Math.min(events.length, at + key)));
        }
    }

    private static String text(CodeReading reading) {
        return reading instanceof CodeReading.Scanned(var code) ? code.text() : reading.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DZZZ1.ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
                "https://localhost:8443/c/YS-0007-000036-4",
                "!@#$%^&*()_+{}:\"~|<>?",
                "a b `-=[]\\;',/"
            })
    void whatTheWedgeTypesIsTheCode(String code) throws Exception {
        link.then(LATER, typed(code));

        assertThat(text(scanner.scan(PATIENCE))).isEqualTo(code);
    }

    @Test
    void digitsOfTheKeypadAreDigits() throws Exception {
        link.then(LATER, pressed(79, 80, 81, 75, 76, 77, 71, 72, 73, 82, 96));

        assertThat(text(scanner.scan(PATIENCE))).isEqualTo("1234567890");
    }

    @Test
    void whatWasTypedWhileNobodyWaitedIsNeverTaken() throws Exception {
        link.then(Duration.ZERO, typed("OLD")).then(Duration.ofMillis(100), typed("OLD2"));

        assertThat(scanner.scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
    }

    @ParameterizedTest
    @ValueSource(ints = {CTRL, TAB, 1, 14, 56, 59, 62, 100, 105, 111, 125, 127, 183})
    void aKeyThatTypesNothingMakesTheWholeCodeUnusable(int key) throws Exception {
        link.then(LATER, pressed(2, key, 3, ENTER));

        assertThat(scanner.scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());
    }

    @Test
    void aCodeWithoutEnterIsNotUsableAndAnEnterWithoutACodeIsNothing() throws Exception {
        link.then(LATER, pressed(2, 3));
        assertThat(scanner.scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());

        link.then(LATER, pressed(ENTER));
        assertThat(scanner.scan(Duration.ofSeconds(1))).isEqualTo(new CodeReading.NothingSeen());
    }

    @Test
    void aTextLongerThanAnyCodeIsNotUsable() throws Exception {
        comes(typed("7".repeat(CodeScanner.CODE_BYTES_MAX)));
        assertThat(text(scanner.scan(PATIENCE))).hasSize(CodeScanner.CODE_BYTES_MAX);

        comes(typed("7".repeat(CodeScanner.CODE_BYTES_MAX + 1)));
        assertThat(scanner.scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());
    }

    /** It repeats for as long as it is held down, and no silence ends it. */
    @Test
    void aKeyThatIsStuckHoldsNobodyForEver() throws Exception {
        var held = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        event(held, 1, 2, 2);
        link.then(LATER, Arrays.copyOf(pressed(2), 24));
        for (int i = 0; i < 5_000; i++) { // eight minutes of a keyboard's slowest repetition
            link.then(Duration.ofMillis(100), held.array());
        }
        var began = clock.instant();

        assertThat(scanner.scan(PATIENCE)).isEqualTo(new CodeReading.NotUsable());
        assertThat(clock.instant()).isBefore(began.plus(PATIENCE).plus(Duration.ofMinutes(3)));
    }

    @Test
    void aCableThatComesOutInTheMiddleIsAFault() {
        link.then(LATER, pressed(2, 3)).thenEnds();

        assertThatThrownBy(() -> scanner.scan(PATIENCE))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
    }

    @Test
    void aPersonWhoLeavesInterruptsAndTheNextIsServed() throws Exception {
        link.thenInterrupts(LATER).then(LATER, typed("123"));

        assertThatThrownBy(() -> scanner.scan(PATIENCE)).isInstanceOf(InterruptedException.class);
        assertThat(text(scanner.scan(PATIENCE))).isEqualTo("123");
    }

    // --- the device file
    // ----------------------------------------------------------------------------------------------------

    private static ByteLink opened(Path path) throws Exception {
        var url = DeviceUrl.parse("wedge:evdev:" + path);
        var opener = new EvdevOpener();
        return opener.open(url, OptionValues.of(url, List.of(), opener.options()));
    }

    @Test
    void eventsComeThroughARealFile() throws Exception {
        var pipe = directory.resolve("keys");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (var wedge = new WedgeScanner(opened(pipe), InstantSource.system());
                OutputStream keys = Files.newOutputStream(pipe)) {
            Thread.ofVirtual().start(() -> {
                try {
                    Pause.REAL.sleep(Duration.ofMillis(800));
                    keys.write(typed("DZZZ1.QR"));
                    keys.flush();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(text(wedge.scan(PATIENCE))).isEqualTo("DZZZ1.QR");
        }
    }

    /** It can be opened and is no keyboard: it refuses the grab, as a keyboard does that another program has. */
    @Test
    void aDeviceThatCannotBeHadAloneStaysClosed() {
        assertThatThrownBy(() -> opened(Path.of("/dev/null")))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED))
                .hasMessageContaining("cannot be had alone");
    }

    @Test
    void aPlainFileAndNothingAreNoInputDevices() throws Exception {
        var file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> opened(file)).hasMessageContaining("MISCONFIGURED");
        assertThatThrownBy(() -> opened(directory.resolve("none"))).hasMessageContaining("GONE");
    }
}
