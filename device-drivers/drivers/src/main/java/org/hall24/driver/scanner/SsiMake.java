package org.hall24.driver.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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

    /** All bytes of a packet, at 1200 baud; a line that takes longer says something else. */
    private static final Duration PACKET_MAX = Duration.ofMillis(2_500);

    /** An answer that has not come in this time never will. */
    private static final Duration LATE_MAX = Duration.ofSeconds(10);

    /** Commands whose answers did not come; more of them say nothing more. */
    private static final int OWED_MAX = 16;

    /** No opcode. */
    private static final int NOTHING = -1;

    private final Ear ear;
    private final Suffix suffix;
    private final InstantSource clock;

    /** Opcodes that were not answered yet, in the order in which they were said. */
    private final Deque<Integer> owed = new ArrayDeque<>();

    private Instant saidAt = Instant.MIN;

    SsiMake(Ear ear, Suffix suffix, InstantSource clock) {
        this.ear = ear;
        this.suffix = suffix;
        this.clock = clock;
    }

    /** Whether it is one of SSI's code types that are known here. */
    static boolean isType(int one) {
        return AIM.containsKey(one);
    }

    private sealed interface Heard {
        record Packet(SsiPacket packet) implements Heard {}

        /** Bytes that are no intact packet. */
        record Damaged() implements Heard {}

        record Nothing() implements Heard {}
    }

    @Override
    public void prepare() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.PARAM_SEND, PARAMETERS);
        ask(SsiPacket.SCAN_ENABLE);
    }

    /** Its parameters are said again each time: a scanner that lost power would talk plain text and look when it likes. */
    @Override
    public void checkHealth() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.REQUEST_REVISION);
        ask(SsiPacket.PARAM_SEND, PARAMETERS);
    }

    @Override
    public void arm() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.START_SESSION);
    }

    @Override
    public void disarm() throws IOException, DeviceException, InterruptedException {
        ask(SsiPacket.STOP_SESSION);
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
                    code.mayComeAgain();
                    ear.say(SsiPacket.command(SsiPacket.CMD_NAK, false, SsiPacket.NAK_RESEND));
                }
                case Heard.Packet(SsiPacket packet)
                when packet.opcode() != SsiPacket.DECODE_DATA -> answers(packet, NOTHING);
                case Heard.Packet(SsiPacket packet) -> {
                    acknowledge();
                    damaged = 0;
                    if (code.isComplete(packet)) {
                        return Optional.of(code.code());
                    }
                    if (code.isBegun()) {
                        giveUpAt = clock.instant().plus(NEXT_PACKET_MAX);
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
        private boolean again;
        private boolean somebodyElses;

        /** A packet came damaged: one that is said again is this code's. */
        void mayComeAgain() {
            again = true;
        }

        boolean isBegun() {
            return last.length > 0;
        }

        /**
         * Takes the next packet; whether it was the last. One that is said again because our ACK was lost is taken once; a code that begins
         * with one that is said again, and was not damaged before, was shown to whoever looked before.
         */
        boolean isComplete(SsiPacket packet) {
            byte[] data = packet.data();
            somebodyElses |= !isBegun() && packet.isResent() && !again;
            if (somebodyElses) {
                somebodyElses = packet.isContinued();
                packet.wipe();
                return false;
            }
            boolean known = packet.isResent() && Arrays.equals(data, last);
            if (!known && data.length > 0) {
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
                    ? RawCode.tooLong()
                    : RawCode.whole(bytes, symbology);
        }
    }

    /**
     * Says a command until it is answered. No answer says which command it answers, but they come in the order of the commands: so nothing is
     * said while something else is owed.
     */
    private void ask(int opcode, int... data) throws IOException, DeviceException, InterruptedException {
        catchUp();
        boolean noise = false;
        var giveUpAt = clock.instant().plus(ANSWER_BEHIND_A_CODE_MAX);
        for (int sayings = 1; sayings <= SAYINGS_MAX; sayings++) {
            say(opcode, sayings > 1, data);
            boolean waiting = true;
            while (waiting) {
                switch (hear(untilAnswer(giveUpAt))) {
                    case Heard.Nothing _ -> waiting = false;
                    case Heard.Damaged _ -> {
                        noise = true;
                        waiting = false;
                    }
                    case Heard.Packet(SsiPacket packet) -> {
                        if (answers(packet, opcode)) {
                            return;
                        }
                        waiting = packet.opcode() != SsiPacket.CMD_NAK;
                    }
                }
            }
        }
        throw noise
                ? new DeviceException(Fault.GARBLED, "no intact answer to " + Integer.toHexString(opcode))
                : new DeviceException(
                        Fault.SILENT, "no answer to " + Integer.toHexString(opcode) + " within " + ANSWER_MAX);
    }

    private void say(int opcode, boolean again, int... data) throws IOException {
        ear.say(SsiPacket.command(opcode, again, data));
        if (owed.size() == OWED_MAX) {
            owed.removeFirst();
        }
        owed.addLast(opcode);
        saidAt = clock.instant();
    }

    private Duration untilAnswer(Instant giveUpAt) {
        var left = Duration.between(clock.instant(), giveUpAt);
        return left.compareTo(ANSWER_MAX) < 0 ? left : ANSWER_MAX;
    }

    /** Whether this packet answers that command. A code that comes in between is acknowledged, so that it does not come again, and dropped. */
    private boolean answers(SsiPacket packet, int opcode) throws IOException, DeviceException {
        if (packet.opcode() == SsiPacket.DECODE_DATA || packet.opcode() == SsiPacket.EVENT) {
            packet.wipe();
            acknowledge();
            return false;
        }
        int whose = paid(packet);
        if (whose == NOTHING || whose != opcode) {
            return false;
        }
        if (packet.opcode() != SsiPacket.CMD_NAK) {
            return true;
        }
        int reason = packet.data().length > 0 ? packet.data()[0] : 0;
        if (reason != SsiPacket.NAK_RESEND) {
            throw new DeviceException(
                    Fault.REFUSED, "the scanner refuses " + Integer.toHexString(opcode) + ", reason " + reason);
        }
        return false;
    }

    /** The oldest command this can be the answer to is no longer owed, nor are those before it; {@link #NOTHING} = it answers none. */
    private int paid(SsiPacket packet) {
        boolean any = owed.stream().anyMatch(opcode -> fits(packet.opcode(), opcode));
        while (any) {
            int opcode = owed.removeFirst();
            if (fits(packet.opcode(), opcode)) {
                return opcode;
            }
        }
        return NOTHING;
    }

    private static boolean fits(int answer, int opcode) {
        return switch (answer) {
            case SsiPacket.REPLY_REVISION -> opcode == SsiPacket.REQUEST_REVISION;
            case SsiPacket.CMD_ACK -> opcode != SsiPacket.REQUEST_REVISION;
            case SsiPacket.CMD_NAK -> true;
            default -> false;
        };
    }

    /**
     * Sees to it that nothing is owed: whatever was said before this was answered, or never will be. The revision is answered in its turn, and
     * like nothing else.
     */
    private void catchUp() throws IOException, DeviceException, InterruptedException {
        if (owed.isEmpty()) {
            return;
        }
        if (clock.instant().isAfter(saidAt.plus(LATE_MAX))) {
            owed.clear();
            return;
        }
        if (!owed.contains(SsiPacket.REQUEST_REVISION)) {
            say(SsiPacket.REQUEST_REVISION, false);
        }
        var giveUpAt = clock.instant().plus(ANSWER_BEHIND_A_CODE_MAX);
        while (!owed.isEmpty()) {
            if (!(hear(untilAnswer(giveUpAt)) instanceof Heard.Packet(SsiPacket packet))) {
                throw new DeviceException(Fault.SILENT, "the scanner owes " + owed.size() + " answers");
            }
            answers(packet, NOTHING);
        }
    }

    /** What comes meanwhile is acknowledged: a code that is not comes again, to whoever waits then. */
    @Override
    public void settle(Duration quiet) throws IOException, DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(ANSWER_BEHIND_A_CODE_MAX);
        for (var heard = hear(quiet); !(heard instanceof Heard.Nothing); heard = hear(quiet)) {
            if (heard instanceof Heard.Packet(SsiPacket packet)) {
                answers(packet, NOTHING);
            }
            if (clock.instant().isAfter(giveUpAt)) {
                throw new DeviceException(Fault.GARBLED, "the line was not quiet for " + quiet);
            }
        }
    }

    private Heard hear(Duration patience) throws IOException, DeviceException, InterruptedException {
        int length = ear.next(patience);
        if (length == Ear.SILENCE) {
            return new Heard.Nothing();
        }
        var bytes = new byte[length + SsiPacket.CHECKSUM_BYTES];
        bytes[0] = (byte) length;
        var giveUpAt = clock.instant().plus(PACKET_MAX);
        for (int i = 1; i < bytes.length; i++) {
            int heard = ear.next(GAP_MAX);
            if (heard == Ear.SILENCE || clock.instant().isAfter(giveUpAt)) {
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
