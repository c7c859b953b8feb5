package org.hall24.simulator.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/** A network cable in memory between the driver and a {@link HandPress}: it can be cut at any byte either way, fall silent, or hold back what it says. */
final class HandLine implements ByteLink {
    /** No byte has this number. */
    static final int NEVER = Integer.MAX_VALUE;

    private record Coming(Instant at, byte value) {}

    private final HandPress press;
    private final HandClock clock;
    private final Supplier<Duration> thinking;
    private final Deque<Coming> coming = new ArrayDeque<>();
    private ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int told;
    private int said;
    private int heard;

    int cutAfterTold = NEVER;
    int cutAfterHeard = NEVER;
    int silentAfterHeard = NEVER;
    int stallsAt = NEVER;
    Duration stall = Duration.ZERO;

    HandLine(HandPress press, HandClock clock, Supplier<Duration> thinking) {
        this.press = press;
        this.clock = clock;
        this.thinking = thinking;
    }

    int told() {
        return told;
    }

    int heard() {
        return heard;
    }

    private boolean isCut() {
        return told >= cutAfterTold || heard >= cutAfterHeard;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        refuseWhenCut();
        int count = Math.min(bytes.length, cutAfterTold - told);
        told += count;
        begun.write(bytes, 0, count);
        serveWhole();
        if (isCut()) {
            breakOff();
            throw new IOException("the cable is out");
        }
    }

    /** One request after another, each with its length. */
    private void serveWhole() {
        byte[] bytes = begun.toByteArray();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n") + 4;
        if (head < 4) {
            return;
        }
        int length = Integer.parseInt(text.replaceFirst("(?s).*?Content-Length: ([0-9]+)\r\n.*", "$1"));
        if (bytes.length < head + length) {
            return;
        }
        begun = new ByteArrayOutputStream();
        var body = press.answer(Arrays.copyOfRange(bytes, head, bytes.length));
        say(
                ("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                body);
    }

    private void say(byte[]... parts) {
        var at = clock.instant().plus(thinking.get());
        for (byte[] part : parts) {
            for (byte value : part) {
                at = said == stallsAt ? at.plus(stall) : at;
                coming.add(new Coming(at, value));
                said++;
            }
        }
    }

    /** The printer sees that its caller is away. */
    private void breakOff() {
        byte[] bytes = begun.toByteArray();
        int head = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        if (head >= 4) {
            press.brokenOff(Arrays.copyOfRange(bytes, head, bytes.length));
        }
        begun = new ByteArrayOutputStream();
        coming.clear();
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException {
        refuseWhenCut();
        var until = clock.instant().plus(patience);
        var next = coming.peek();
        if (next == null || heard >= silentAfterHeard || next.at().isAfter(until)) {
            clock.pass(patience);
            return 0;
        }
        if (next.at().isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), next.at()));
        }
        int room = Math.min(into.length, Math.min(cutAfterHeard, silentAfterHeard) - heard);
        int count = 0;
        while (count < room && !coming.isEmpty() && !coming.peek().at().isAfter(clock.instant())) {
            into[count++] = coming.poll().value();
        }
        heard += count;
        return count;
    }

    private void refuseWhenCut() throws IOException {
        if (isCut()) {
            breakOff();
            throw new IOException("the cable is out");
        }
    }

    @Override
    public void renew(boolean anew) throws IOException {
        refuseWhenCut();
        if (anew) {
            breakOff();
        }
    }

    @Override
    public boolean isWhole() {
        return !isCut();
    }

    @Override
    public void close() {}
}
