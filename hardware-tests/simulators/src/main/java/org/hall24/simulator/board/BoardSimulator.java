package org.hall24.simulator.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.simulator.Words;
import org.hall24.simulator.pty.Cable;
import org.hall24.simulator.pty.SerialDevice;
import org.hall24.time.Pause;

/**
 * A relay and input board at the end of a pseudo-terminal: guide lights at its coils; at its inputs the door (0), the presence sensor (1) and
 * the UPS (2 powering, 3 low).
 */
public final class BoardSimulator implements Words, AutoCloseable {
    private static final int DOOR = 0;
    private static final int PRESENCE = 1;
    private static final int UPS_POWERING = 2;
    private static final int UPS_LOW = 3;

    private static final int BYTES_MAX = 1_000_000;
    private static final int SLOW_MILLIS_MAX = 60_000;
    private static final int EXCEPTION_MAX = 11;

    private final Cable cable;
    private final Firmware firmware;
    private final SerialDevice device;

    private boolean powered = true;
    private boolean mute;
    private boolean garbled;
    private int refusal;
    private int dieAfter = -1;
    private Duration slow = Duration.ZERO;

    private BoardSimulator(Path path, int unit, int baud, Pause pause) throws IOException {
        this.cable = new Cable(path);
        this.firmware = new Firmware(unit);
        this.device = new SerialDevice("board", cable, baud, pause, this::hear);
        cable.plug();
        device.start();
    }

    /**
     * A board at this path.
     *
     * @param unit its address on the wire
     * @param baud speed of the line in bit/s
     */
    public static BoardSimulator at(Path path, int unit, int baud, Pause pause) throws IOException {
        return new BoardSimulator(path, unit, baud, pause);
    }

    @Override
    public String vocabulary() {
        return "DOOR OPEN|CLOSED, PRESENCE ON|OFF, UPS MAINS|BATTERY|LOW, INPUT 5 ON|OFF, POWER ON|OFF, MUTE ON|OFF,"
                + " GARBLE, REFUSE 2, SLOW 40, DIE 3, UNPLUG, PLUG, SHONE, STATUS";
    }

    @Override
    public synchronized String hear(List<String> words) throws NotUnderstood {
        switch (words.getFirst()) {
            case "DOOR" -> firmware.inputs[DOOR] = oneOf(words, "OPEN", "CLOSED");
            case "PRESENCE" -> firmware.inputs[PRESENCE] = oneOf(words, "ON", "OFF");
            case "UPS" -> ups(words.size() == 2 ? words.get(1) : "");
            case "INPUT" ->
                firmware.inputs[Words.number(words, 1, Firmware.CHANNELS - 1)] =
                        Words.onOff(words.subList(1, words.size()));
            case "POWER" -> {
                powered = Words.onOff(words);
                Arrays.fill(firmware.coils, false); // relays fall off, and stay off
            }
            case "MUTE" -> mute = Words.onOff(words);
            case "GARBLE" -> garbled = true;
            case "REFUSE" -> refusal = Words.number(words, 1, EXCEPTION_MAX);
            case "SLOW" -> slow = Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX));
            case "DIE" -> dieAfter = Words.number(words, 1, BYTES_MAX);
            case "UNPLUG" -> cable.unplug();
            case "PLUG" -> plug();
            case "SHONE" -> {
                String since = bits(firmware.shone);
                System.arraycopy(firmware.coils, 0, firmware.shone, 0, Firmware.CHANNELS);
                return since;
            }
            case "STATUS" -> {
                return "plugged=" + cable.isPlugged() + " powered=" + powered + " coils=" + bits(firmware.coils)
                        + " inputs=" + bits(firmware.inputs);
            }
            default -> throw new NotUnderstood("a board does not understand " + words.getFirst());
        }
        return "";
    }

    private static boolean oneOf(List<String> words, String yes, String no) throws NotUnderstood {
        String word = words.size() == 2 ? words.get(1) : "";
        if (!word.equals(yes) && !word.equals(no)) {
            throw new NotUnderstood(yes + " or " + no + " must stand after " + words.getFirst());
        }
        return word.equals(yes);
    }

    private void ups(String how) throws NotUnderstood {
        switch (how) {
            case "MAINS" -> {
                firmware.inputs[UPS_POWERING] = false;
                firmware.inputs[UPS_LOW] = false;
            }
            case "BATTERY" -> firmware.inputs[UPS_POWERING] = true;
            case "LOW" -> {
                firmware.inputs[UPS_POWERING] = true;
                firmware.inputs[UPS_LOW] = true;
            }
            default -> throw new NotUnderstood("MAINS, BATTERY or LOW must stand after UPS");
        }
    }

    private void plug() throws NotUnderstood {
        try {
            cable.plug();
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        }
    }

    private static String bits(boolean[] bits) {
        var text = new StringBuilder();
        for (boolean bit : bits) {
            text.append(bit ? '1' : '0');
        }
        return text.toString();
    }

    private void hear(byte[] piece) throws IOException, InterruptedException {
        if (piece.length == 0) {
            firmware.silence();
            return;
        }
        for (byte one : piece) {
            var answer = answerTo(one);
            if (answer.isPresent()) {
                say(answer.get());
            }
        }
    }

    private synchronized Optional<byte[]> answerTo(byte one) {
        if (!powered) {
            return Optional.empty();
        }
        var answer = firmware.hear(one);
        if (mute || answer.isEmpty()) {
            return Optional.empty();
        }
        byte[] frame = answer.get();
        if (refusal > 0) {
            frame = Firmware.sealed(Firmware.exception(frame, refusal));
            refusal = 0;
        }
        if (garbled) {
            frame[frame.length / 2] ^= 0x20;
            garbled = false;
        }
        return Optional.of(frame);
    }

    private void say(byte[] frame) throws IOException, InterruptedException {
        int count = frame.length;
        boolean dies;
        Duration thinking;
        synchronized (this) {
            thinking = slow;
            dies = dieAfter >= 0 && dieAfter < count;
            if (dies) {
                count = dieAfter;
                dieAfter = -1;
            } else if (dieAfter >= 0) {
                dieAfter -= count;
            }
        }
        device.say(frame, count, thinking);
        if (dies) {
            cable.unplug();
        }
    }

    @Override
    public void close() {
        device.close();
    }
}
