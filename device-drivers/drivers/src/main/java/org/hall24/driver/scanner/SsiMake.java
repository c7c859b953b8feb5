package org.hall24.driver.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * Zebra's and Symbol's scanners by SSI: packets with a checksum, each acknowledged; a code longer than a packet comes in several. The layout
 * is that of the makers' engine guides: the code's type stands before the data of every packet.
 */
final class SsiMake implements Make {
    /** Host trigger · packets instead of plain text · ACK and NAK; FF before them means no beep. Status 0 keeps them in volatile memory. */
    private static final int[] PARAMETERS = {0xFF, 0x8A, 0x08, 0xEE, 0x01, 0x9F, 0x01};

    /** A packet's bytes follow each other; a scanner waits longer than this before it says a packet again. */
    private static final Duration GAP_MAX = Duration.ofMillis(250);

    /** A packet of a code follows our ACK of the one before at once. */
    private static final Duration NEXT_PACKET_MAX = Duration.ofSeconds(2);

    /** A command is said again once: line noise is rare, and two misses in a row are not noise. */
    private static final int SAYINGS_MAX = 2;

    /** A packet that comes damaged so often is no noise but a wrong speed. */
    private static final int DAMAGED_MAX = 3;

    /** SSI's code types beside AIM's letters; the modifier is not told. */
    private static final Map<Integer, String> AIM =
            Map.of(0x1C, "Q", 0x2C, "Q", 0x1B, "d", 0x11, "L", 0x1A, "L", 0x2D, "z", 0x03, "C", 0x01, "A", 0x0B, "E");

    private final Ear ear;
    private final Suffix suffix;
    private final InstantSource clock;

    SsiMake(Ear ear, Suffix suffix, InstantSource clock) {
        this.ear = ear;
        this.suffix = suffix;
        this.clock = clock;
    }

    private sealed interface Heard {
        record Packet(SsiPacket packet) implements Heard {}

        /** Bytes that are no intact packet. */
        record Damaged() implements Heard {}

        record Nothing() implements Heard {}
    }

    @Override
    public void prepare() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.CMD_ACK, SsiPacket.PARAM_SEND, PARAMETERS);
        ask(SsiPacket.CMD_ACK, SsiPacket.SCAN_ENABLE);
    }

    /** Its parameters are said again each time: a scanner that lost power would talk plain text and look when it likes. */
    @Override
    public void checkHealth() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.REPLY_REVISION, SsiPacket.REQUEST_REVISION);
        ask(SsiPacket.CMD_ACK, SsiPacket.PARAM_SEND, PARAMETERS);
    }

    @Override
    public void arm() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.CMD_ACK, SsiPacket.START_SESSION);
    }

    @Override
    public void disarm() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.CMD_ACK, SsiPacket.STOP_SESSION);
    }

    @Override
    public Optional<RawCode> await(Duration patience) throws IOException, DeviceException, InterruptedException {
        var code = new Gathering();
        var giveUpAt = clock.instant().plus(patience);
        int damaged = 0;
        while (true) {
            switch (hear(Duration.between(clock.instant(), giveUpAt))) {
                case Heard.Nothing _ -> {
                    return code.isBegun() ? Optional.of(RawCode.broken()) : Optional.empty();
                }
                case Heard.Damaged _ -> {
                    damaged++;
                    if (damaged == DAMAGED_MAX) {
                        throw new DeviceException(Fault.GARBLED, "a packet came damaged " + DAMAGED_MAX + " times");
                    }
                    ear.say(SsiPacket.command(SsiPacket.CMD_NAK, false, SsiPacket.NAK_RESEND));
                }
                case Heard.Packet(SsiPacket packet) -> {
                    if (packet.opcode() == SsiPacket.DECODE_DATA) {
                        acknowledge();
                        damaged = 0;
                        if (code.isComplete(packet)) {
                            return Optional.of(code.code());
                        }
                        giveUpAt = clock.instant().plus(NEXT_PACKET_MAX);
                    } else if (packet.opcode() == SsiPacket.EVENT) {
                        acknowledge();
                    }
                }
            }
        }
    }

    private void acknowledge() throws IOException {
        ear.say(SsiPacket.command(SsiPacket.CMD_ACK, false));
    }

    /** The packets of one code. */
    private final class Gathering {
        private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
        private byte[] last = new byte[0];
        private Optional<String> symbology = Optional.empty();

        boolean isBegun() {
            return last.length > 0;
        }

        /** Takes the next packet; whether it was the last. One that is said again because our ACK was lost is taken once. */
        boolean isComplete(SsiPacket packet) {
            byte[] data = packet.data();
            boolean again = packet.isResent() && Arrays.equals(data, last);
            if (!again && data.length > 0) {
                symbology = Optional.ofNullable(AIM.get(data[0] & 0xFF));
                int room = CodeScanner.CODE_BYTES_MAX + SsiPacket.LENGTH_MAX - whole.size();
                whole.write(data, 1, Math.max(0, Math.min(data.length - 1, room)));
            }
            last = data;
            boolean complete = !packet.isContinued();
            packet.wipe();
            return complete;
        }

        RawCode code() {
            byte[] bytes = suffix.without(whole.toByteArray());
            return bytes.length > CodeScanner.CODE_BYTES_MAX + SsiPacket.HEADER_BYTES
                    ? RawCode.broken()
                    : RawCode.whole(bytes, symbology);
        }
    }

    /** Says a command until it is answered. A code that comes in between is acknowledged, so that it does not come again, and dropped. */
    private void ask(int wanted, int opcode, int... data) throws IOException, DeviceException, InterruptedException {
        boolean noise = false;
        var giveUpAt = clock.instant().plus(ANSWER_BEHIND_A_CODE_MAX);
        for (int sayings = 1; sayings <= SAYINGS_MAX; sayings++) {
            ear.say(SsiPacket.command(opcode, sayings > 1, data));
            boolean waiting = true;
            while (waiting) {
                switch (hear(untilAnswer(giveUpAt))) {
                    case Heard.Nothing _ -> waiting = false;
                    case Heard.Damaged _ -> {
                        noise = true;
                        waiting = false;
                    }
                    case Heard.Packet(SsiPacket packet) -> {
                        if (packet.opcode() == wanted) {
                            return;
                        }
                        waiting = goesOn(packet, opcode);
                    }
                }
            }
        }
        throw noise
                ? new DeviceException(Fault.GARBLED, "no intact answer to " + Integer.toHexString(opcode))
                : new DeviceException(
                        Fault.SILENT, "no answer to " + Integer.toHexString(opcode) + " within " + ANSWER_MAX);
    }

    private Duration untilAnswer(Instant giveUpAt) {
        var left = Duration.between(clock.instant(), giveUpAt);
        return left.compareTo(ANSWER_MAX) < 0 ? left : ANSWER_MAX;
    }

    /** What to do about a packet that is not the answer; whether to go on waiting for it. */
    private boolean goesOn(SsiPacket packet, int opcode) throws IOException, DeviceException {
        return switch (packet.opcode()) {
            case SsiPacket.DECODE_DATA, SsiPacket.EVENT -> {
                packet.wipe();
                acknowledge();
                yield true;
            }
            case SsiPacket.CMD_NAK -> {
                int reason = packet.data().length > 0 ? packet.data()[0] : 0;
                if (reason != SsiPacket.NAK_RESEND) {
                    throw new DeviceException(
                            Fault.REFUSED, "the scanner refuses " + Integer.toHexString(opcode) + ", reason " + reason);
                }
                yield false;
            }
            default -> true; // an answer to something earlier
        };
    }

    private Heard hear(Duration patience) throws IOException, DeviceException, InterruptedException {
        int length = ear.next(patience);
        if (length == Ear.SILENCE) {
            return new Heard.Nothing();
        }
        var bytes = new byte[length + SsiPacket.CHECKSUM_BYTES];
        bytes[0] = (byte) length;
        for (int i = 1; i < bytes.length; i++) {
            int heard = ear.next(GAP_MAX);
            if (heard == Ear.SILENCE) {
                return new Heard.Damaged();
            }
            bytes[i] = (byte) heard;
        }
        var packet = SsiPacket.parse(bytes);
        if (packet.isEmpty()) {
            ear.settle(GAP_MAX); // nobody knows where in the noise the next packet begins
            return new Heard.Damaged();
        }
        return new Heard.Packet(packet.get());
    }
}
