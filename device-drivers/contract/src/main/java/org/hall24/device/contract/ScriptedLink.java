package org.hall24.device.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import org.hall24.device.link.ByteLink;

/**
 * A link that plays a dialogue written beforehand, byte for byte, and fails the test on anything else. Its time is the
 * {@link HandClock}'s: an answer that comes late lets that much time pass, silence lets the whole patience pass.
 */
public final class ScriptedLink implements ByteLink {
    private sealed interface Event {}

    private record Arrives(Duration after, Bytes bytes) implements Event {}

    private record Ends() implements Event {}

    private record Interrupts(Duration after) implements Event {}

    /** Bytes with a value. */
    private static final class Bytes {
        private final byte[] content;

        Bytes(byte[] content) {
            this.content = content.clone();
        }
    }

    private record Line(Bytes request, boolean breaks, Deque<Event> events) {}

    private final HandClock clock;
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Deque<Event> coming = new ArrayDeque<>();
    private boolean whole = true;
    private boolean closed;

    /** An empty dialogue. */
    public ScriptedLink(HandClock clock) {
        this.clock = clock;
    }

    /** The driver says {@code request}; each of the answers comes at once, in one piece. No answer is silence. */
    public ScriptedLink expecting(byte[] request, byte[]... answers) {
        var events = new ArrayDeque<Event>();
        for (byte[] answer : answers) {
            events.add(new Arrives(Duration.ZERO, new Bytes(answer)));
        }
        lines.add(new Line(new Bytes(request), false, events));
        return this;
    }

    /** After the last expected request: these bytes come, so much later than what was written before. */
    public ScriptedLink then(Duration after, byte[] bytes) {
        eventsOfLast().add(new Arrives(after, new Bytes(bytes)));
        return this;
    }

    /** After the last expected request and what follows it: the line ends. */
    public ScriptedLink thenEnds() {
        eventsOfLast().add(new Ends());
        return this;
    }

    /** After the last expected request and what follows it: whoever waits for more is interrupted, so much later. */
    public ScriptedLink thenInterrupts(Duration after) {
        eventsOfLast().add(new Interrupts(after));
        return this;
    }

    /** The driver says {@code request}, and the line breaks while it does. */
    public ScriptedLink expectingBroken(byte[] request) {
        lines.add(new Line(new Bytes(request), true, new ArrayDeque<>()));
        return this;
    }

    private Deque<Event> eventsOfLast() {
        return lines.isEmpty() ? coming : lines.getLast().events();
    }

    /** Whether everything written was said. */
    public boolean isPlayedOut() {
        return lines.isEmpty();
    }

    /** Whether the driver let go of it. */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (!whole) {
            throw new AssertionError("the driver writes to a line that has ended");
        }
        if (lines.isEmpty()) {
            throw new AssertionError("unscripted: the driver says " + hex(bytes) + " after the dialogue's end");
        }
        var line = lines.poll();
        if (!Arrays.equals(line.request().content, bytes)) {
            throw new AssertionError(
                    "unscripted: the driver says " + hex(bytes) + ", the dialogue " + hex(line.request().content));
        }
        if (line.breaks()) {
            whole = false;
            throw new IOException("the scripted line broke");
        }
        coming.addAll(line.events());
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the person left");
        }
        return switch (coming.peek()) {
            case null -> silence(patience);
            case Ends _ -> {
                whole = false;
                yield -1;
            }
            case Interrupts(Duration after) -> {
                coming.poll();
                if (after.compareTo(patience) > 0) {
                    coming.addFirst(new Interrupts(after.minus(patience)));
                    yield silence(patience);
                }
                clock.pass(after);
                throw new InterruptedException("the person left");
            }
            case Arrives(Duration after, Bytes bytes) -> {
                if (after.compareTo(patience) > 0) {
                    coming.poll();
                    coming.addFirst(new Arrives(after.minus(patience), bytes));
                    yield silence(patience);
                }
                coming.poll();
                clock.pass(after);
                yield deliver(bytes.content, into);
            }
        };
    }

    private int silence(Duration patience) {
        clock.pass(patience);
        return 0;
    }

    private int deliver(byte[] bytes, byte[] into) {
        int count = Math.min(bytes.length, into.length);
        System.arraycopy(bytes, 0, into, 0, count);
        if (count < bytes.length) {
            coming.addFirst(new Arrives(Duration.ZERO, new Bytes(Arrays.copyOfRange(bytes, count, bytes.length))));
        }
        return count;
    }

    @Override
    public boolean isWhole() {
        return whole && !closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }
}
