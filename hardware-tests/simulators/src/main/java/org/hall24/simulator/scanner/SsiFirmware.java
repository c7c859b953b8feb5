package org.hall24.simulator.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** Packets with a checksum; each packet of a code waits for its ACK and is said three times at most. */
final class SsiFirmware implements Firmware {
    private static final int HOST = 4;
    private static final int RESENT = 1;
    private static final int CONTINUED = 2;
    private static final int PERMANENT = 8;

    private static final int NAK_RESEND = 1;
    private static final int NAK_BAD_CONTEXT = 2;
    private static final int NAK_DENIED = 6;

    private static final byte QR = 0x1C;

    /** 255 less the header and the code's type. */
    private static final int DATA_BYTES_MAX = 250;

    /** The makers' serial response time-out. */
    private static final long ACK_MILLIS_MAX = 2_000;

    private static final int SAYINGS_MAX = 3;

    /** A host that stops inside a packet has lost it. */
    private static final long GAP_MILLIS_MAX = 200;

    private static final long SESSION_MILLIS_MAX = 99_000;

    private final Window window;
    private final Trigger trigger;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Deque<byte[]> parts = new ArrayDeque<>();
    private long heardAt;
    private long saidAt;
    private int sayings;
    private boolean enabled = true;
    private boolean packets;

    SsiFirmware(Window window) {
        this.window = window;
        this.trigger = new Trigger(window, SESSION_MILLIS_MAX);
    }

    @Override
    public void hear(byte each) throws IOException, InterruptedException {
        if (window.millis() - heardAt > GAP_MILLIS_MAX) {
            heard.reset();
        }
        heardAt = window.millis();
        heard.write(each);
        byte[] so = heard.toByteArray();
        int length = so[0] & 0xFF;
        if (length < 4) {
            heard.reset();
        } else if (so.length == length + 2) {
            heard.reset();
            obey(so);
        }
    }

    private void obey(byte[] packet) throws IOException, InterruptedException {
        int length = packet.length - 2;
        int said = ((packet[length] & 0xFF) << 8) | (packet[length + 1] & 0xFF);
        if (said != checksum(packet, length) || packet[2] != HOST) {
            say(0xD1, 0, new byte[] {NAK_RESEND});
            return;
        }
        byte[] data = Arrays.copyOfRange(packet, 4, length);
        switch (packet[1] & 0xFF) {
            case 0xD0 -> acknowledged();
            case 0xD1 -> sayAgain();
            case 0xA3 -> say(0xA4, 0, "SIMBLS00-001-R00 SE3307 00 0000".getBytes(StandardCharsets.US_ASCII));
            default -> answer(packet[1] & 0xFF, data, (packet[3] & PERMANENT) != 0);
        }
    }

    private void answer(int opcode, byte[] data, boolean permanent) throws IOException, InterruptedException {
        int reason = switch (opcode) {
            case 0xC6 -> window.refuses() || permanent ? NAK_DENIED : parameters(data);
            case 0xE4 -> start();
            case 0xE5 -> {
                trigger.release();
                yield 0;
            }
            case 0xE9, 0xEA -> {
                enabled = opcode == 0xE9;
                yield 0;
            }
            default -> NAK_BAD_CONTEXT;
        };
        if (reason == 0) {
            say(0xD0, 0, new byte[0]);
        } else {
            say(0xD1, 0, new byte[] {(byte) reason});
        }
    }

    private int start() {
        if (!enabled || !trigger.isManual()) {
            return NAK_DENIED;
        }
        trigger.pull();
        return 0;
    }

    /** Beep code, then parameter and value in turn; the reason why not, 0 = taken. */
    private int parameters(byte[] data) {
        if (data.length % 2 == 0) {
            return NAK_BAD_CONTEXT;
        }
        for (int i = 1; i < data.length; i += 2) {
            switch (data[i] & 0xFF) {
                case 0x8A -> trigger.manual(data[i + 1] == 8);
                case 0xEE -> packets = data[i + 1] == 1;
                case 0x9F -> {} // it is always on
                default -> {
                    return NAK_DENIED;
                }
            }
        }
        return 0;
    }

    private void acknowledged() throws IOException, InterruptedException {
        parts.poll();
        sayings = 0;
        sayPart();
    }

    private void sayAgain() throws IOException, InterruptedException {
        if (sayings >= SAYINGS_MAX) {
            parts.clear(); // a transmit error: the code is lost
        }
        sayPart();
    }

    private void sayPart() throws IOException, InterruptedException {
        var part = parts.peek();
        if (part != null) {
            int status = (parts.size() > 1 ? CONTINUED : 0) | (sayings > 0 ? RESENT : 0);
            window.sayCode(packet(0xF3, status, part));
            sayings++;
            saidAt = window.millis();
        }
    }

    @Override
    public void live() throws IOException, InterruptedException {
        if (!parts.isEmpty() && window.millis() - saidAt > ACK_MILLIS_MAX) {
            sayAgain();
        }
        var code = enabled ? trigger.seen() : Optional.<byte[]>empty();
        if (code.isPresent()) {
            blurt(code.get());
        }
    }

    @Override
    public void blurt(byte[] code) throws IOException, InterruptedException {
        if (!packets) {
            window.sayCode(LineFirmware.withCr(code));
            return;
        }
        parts.clear();
        sayings = 0;
        for (int at = 0; at < code.length; at += DATA_BYTES_MAX) {
            int count = Math.min(DATA_BYTES_MAX, code.length - at);
            var part = new byte[count + 1];
            part[0] = QR;
            System.arraycopy(code, at, part, 1, count);
            parts.add(part);
        }
        sayPart();
    }

    private void say(int opcode, int status, byte[] data) throws IOException, InterruptedException {
        window.answer(packet(opcode, status, data));
    }

    private static byte[] packet(int opcode, int status, byte[] data) {
        var packet = new byte[4 + data.length + 2];
        packet[0] = (byte) (4 + data.length);
        packet[1] = (byte) opcode;
        packet[3] = (byte) status;
        System.arraycopy(data, 0, packet, 4, data.length);
        int checksum = checksum(packet, packet.length - 2);
        packet[packet.length - 2] = (byte) (checksum >> 8);
        packet[packet.length - 1] = (byte) checksum;
        return packet;
    }

    private static int checksum(byte[] bytes, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bytes[i] & 0xFF;
        }
        return -sum & 0xFFFF;
    }

    @Override
    public boolean isLooking() {
        return trigger.isPulled();
    }

    @Override
    public String mode() {
        return (trigger.isManual() ? "host" : "auto") + (packets ? "+packets" : "");
    }
}
