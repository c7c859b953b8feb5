package org.hall24.simulator.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.simulator.Words;
import org.hall24.simulator.pty.Cable;
import org.hall24.simulator.pty.SerialDevice;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;

/**
 * A code scanner at the end of a serial cable. It understands its maker's commands and no others, talks at the speed of the line, and reads a code
 * that is shown to it once.
 */
public final class ScannerSimulator implements Words, Window, AutoCloseable {
    private static final int SLOW_MILLIS_MAX = 10_000;
    private static final int DIE_BYTES_MAX = 100_000;

    /** More than a code can hold, so that too much can be shown. */
    private static final int SHOWN_BYTES_MAX = 7_000;

    private final ScannerMake make;
    private final Cable cable;
    private final SerialDevice device;

    // what the world did, under this
    private Firmware firmware;
    private byte @Nullable [] shown;
    private byte @Nullable [] blurted;
    private Duration slow = Duration.ZERO;
    private boolean mute;
    private boolean refusing;
    private boolean garbling;
    private int dieAfter = -1;

    private ScannerSimulator(ScannerMake make, Cable cable, int baud, Pause pause) {
        this.make = make;
        this.cable = cable;
        this.firmware = new LineFirmware(this);
        this.device = new SerialDevice("scanner", cable, baud, pause, this::operate);
    }

    /**
     * A scanner whose cable is plugged in at this path.
     *
     * @param baud speed of the line in bit/s
     */
    public static ScannerSimulator at(Path path, ScannerMake make, int baud, Pause pause) throws IOException {
        var cable = new Cable(path);
        cable.plug();
        var simulator = new ScannerSimulator(make, cable, baud, pause);
        simulator.powerOn();
        simulator.device.start();
        return simulator;
    }

    /** What was set in volatile memory is gone. */
    private synchronized void powerOn() {
        firmware = make.firmware(this);
    }

    // --- the words
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public String vocabulary() {
        return "SHOW text, SHOW-HEX bytes, HIDE, BLURT text, MUTE ON|OFF, REFUSE ON|OFF, GARBLE, UNPLUG, PLUG, SLOW 40, DIE 17, STATUS";
    }

    /** What stands after SHOW and BLURT is a text and keeps its letters and spaces. */
    @Override
    public String hearLine(String line) throws NotUnderstood {
        String stripped = line.strip();
        int space = stripped.indexOf(' ');
        String verb = (space < 0 ? stripped : stripped.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : stripped.substring(space + 1);
        return switch (verb) {
            case "SHOW" -> show(rest.getBytes(StandardCharsets.UTF_8));
            case "SHOW-HEX" -> show(bytes(rest));
            case "BLURT" -> blurt(rest.getBytes(StandardCharsets.UTF_8));
            default -> Words.super.hearLine(line);
        };
    }

    @Override
    public synchronized String hear(List<String> words) throws NotUnderstood {
        switch (words.getFirst()) {
            case "HIDE" -> shown = null;
            case "MUTE" -> mute = Words.onOff(words);
            case "REFUSE" -> refusing = Words.onOff(words);
            case "GARBLE" -> garbling = true;
            case "UNPLUG" -> cable.unplug();
            case "PLUG" -> plug();
            case "SLOW" -> slow = Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX));
            case "DIE" -> dieAfter = Words.number(words, 1, DIE_BYTES_MAX);
            case "STATUS" -> {
                return "plugged=" + cable.isPlugged() + " make=" + make.word() + " mode=" + firmware.mode()
                        + " looking=" + firmware.isLooking() + " shown=" + (shown != null);
            }
            default -> throw new NotUnderstood("a scanner does not understand " + words.getFirst());
        }
        return "";
    }

    private synchronized String show(byte[] code) throws NotUnderstood {
        shown = checked(code);
        return "";
    }

    private synchronized String blurt(byte[] code) throws NotUnderstood {
        blurted = checked(code);
        return "";
    }

    private static byte[] checked(byte[] code) throws NotUnderstood {
        if (code.length == 0 || code.length > SHOWN_BYTES_MAX) {
            throw new NotUnderstood("a code of 1 to " + SHOWN_BYTES_MAX + " bytes must be shown");
        }
        return code;
    }

    private static byte[] bytes(String hex) throws NotUnderstood {
        try {
            return HexFormat.of().parseHex(hex.replace(" ", ""));
        } catch (IllegalArgumentException _) {
            throw new NotUnderstood("bytes in hexadecimal must stand after SHOW-HEX");
        }
    }

    private void plug() throws NotUnderstood {
        try {
            if (!cable.isPlugged()) {
                powerOn();
            }
            cable.plug();
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        device.close();
    }

    // --- the device
    // ---------------------------------------------------------------------------------------------------------

    private void operate(byte[] heard) throws IOException, InterruptedException {
        var now = now();
        for (byte each : heard) {
            now.hear(each);
        }
        now.live();
        var said = takeBlurted();
        if (said.isPresent()) {
            now.blurt(said.get());
        }
    }

    private synchronized Firmware now() {
        return firmware;
    }

    private synchronized Optional<byte[]> takeBlurted() {
        var said = Optional.ofNullable(blurted);
        blurted = null;
        return said;
    }

    @Override
    public synchronized Optional<byte[]> take() {
        var code = Optional.ofNullable(shown);
        shown = null;
        return code;
    }

    @Override
    public synchronized boolean refuses() {
        return refusing;
    }

    @Override
    public long millis() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public void answer(byte[] bytes) throws IOException, InterruptedException {
        say(bytes, bytes.length);
    }

    @Override
    public void sayCode(byte[] bytes) throws IOException, InterruptedException {
        int end;
        synchronized (this) {
            if (garbling) {
                garbling = false;
                bytes[bytes.length / 2] = (byte) 0xFF; // in no UTF-8 and no GB 18030, and no packet's sum stays right
            }
            end = dieAfter < 0 ? bytes.length : Math.min(dieAfter, bytes.length);
        }
        say(bytes, end);
        synchronized (this) {
            if (dieAfter >= 0) {
                dieAfter -= end;
                if (end < bytes.length || dieAfter == 0) {
                    dieAfter = -1;
                    cable.unplug();
                }
            }
        }
    }

    private void say(byte[] bytes, int end) throws IOException, InterruptedException {
        Duration wait;
        synchronized (this) {
            if (mute) {
                return;
            }
            wait = slow;
        }
        device.say(bytes, end, wait);
    }
}
