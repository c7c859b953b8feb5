package org.hall24.driver.sam;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/**
 * A module that answers in order, each answer after a time of its own, about whatever card lies there at that moment. Its line can be cut,
 * stall or be damaged at any byte. Time is the {@link HandClock}'s.
 */
final class SlowModule implements ByteLink {
    /** What happens to the line at one byte of all that the module says. */
    enum Mishap {
        NONE,
        /** The line ends: the port says so. */
        CUT,
        /** Nothing comes any more, and nobody says why. */
        SILENCE,
        /** What follows comes later. */
        STALL,
        /** One bit of this byte is turned. */
        DAMAGE
    }

    private record Coming(Instant at, byte value) {}

    /** A card for a while. */
    record Lying(Optional<byte[]> frame, String whose) {
        static final Lying NOTHING = new Lying(Optional.empty(), "");
    }

    private enum Field {
        LAID,
        FOUND,
        SELECTED
    }

    private final HandClock clock;
    private final Supplier<Duration> thinking;
    private final TreeMap<Instant, Lying> cards = new TreeMap<>();
    private final Deque<Coming> coming = new ArrayDeque<>();

    private Mishap mishap = Mishap.NONE;
    private int mishapAt = -1;
    private Duration stall = Duration.ZERO;
    private int said;
    private int delivered;
    private Instant busyUntil;
    private Instant knownSince = Instant.MIN;
    private Field field = Field.LAID;

    SlowModule(HandClock clock, Supplier<Duration> thinking) {
        this.clock = clock;
        this.thinking = thinking;
        this.busyUntil = clock.instant();
        this.cards.put(Instant.MIN, Lying.NOTHING);
    }

    /** From this moment on this lies there. */
    void lays(Instant from, Lying card) {
        cards.put(from, card);
    }

    /** This happens at this byte. */
    void happens(Mishap what, int at, Duration howLong) {
        mishap = what;
        mishapAt = at;
        stall = howLong;
    }

    /** Whether somebody's card lay there at some moment between the two. */
    boolean lay(String whose, Instant from, Instant to) {
        return cards.subMap(cards.floorKey(from), true, to, true).values().stream()
                .anyMatch(card -> card.whose().equals(whose));
    }

    /** How many bytes it has said. */
    int said() {
        return said;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (isCut()) {
            throw new IOException("the line is cut");
        }
        var begin = busyUntil.isAfter(clock.instant()) ? busyUntil : clock.instant();
        busyUntil = begin.plus(thinking.get());
        for (byte value : answer(((bytes[7] & 0xFF) << 8) | (bytes[8] & 0xFF))) {
            if (said == mishapAt && mishap == Mishap.STALL) {
                busyUntil = busyUntil.plus(stall);
            }
            boolean turned = said == mishapAt && mishap == Mishap.DAMAGE;
            coming.add(new Coming(busyUntil, turned ? (byte) (value ^ (1 << (said % 8))) : value));
            said++;
        }
    }

    private boolean isCut() {
        return mishap == Mishap.CUT && delivered >= mishapAt;
    }

    private byte[] answer(int command) {
        var lies = cards.floorEntry(busyUntil);
        if (lies.getKey().isAfter(knownSince)) {
            knownSince = lies.getKey();
            field = Field.LAID;
        }
        var card = lies.getValue().frame();
        return switch (command) {
            case 0x11FF -> Golden.STATUS_OK;
            case 0x12FF -> Golden.SAM_ID;
            case 0x2001 -> {
                if (card.isEmpty() || field == Field.SELECTED) {
                    yield Golden.NO_CARD;
                }
                field = Field.FOUND;
                yield Golden.FOUND;
            }
            case 0x2002 -> {
                boolean found = card.isPresent() && field == Field.FOUND;
                field = found ? Field.SELECTED : field;
                yield found ? Golden.SELECTED : Golden.SELECT_FAILED;
            }
            case 0x3001, 0x3010 -> card.isPresent() && field == Field.SELECTED ? card.get() : Golden.READ_FAILED;
            case 0x3003 ->
                card.isPresent() && field == Field.SELECTED ? Golden.newAddress("北京市海淀区新址3号") : Golden.READ_FAILED;
            default -> Golden.UNKNOWN_COMMAND;
        };
    }

    @Override
    public int read(byte[] into, Duration patience) {
        var next = coming.peek();
        boolean silent = mishap == Mishap.SILENCE && delivered >= mishapAt;
        if (isCut()) {
            return -1;
        }
        var until = clock.instant().plus(patience);
        if (next == null || silent || next.at().isAfter(until)) {
            clock.pass(patience);
            return 0;
        }
        if (next.at().isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), next.at()));
        }
        int count = 0;
        while (count < into.length && !coming.isEmpty() && !coming.peek().at().isAfter(clock.instant())) {
            if (delivered == mishapAt && (mishap == Mishap.CUT || mishap == Mishap.SILENCE)) {
                break;
            }
            into[count++] = coming.poll().value();
            delivered++;
        }
        return count;
    }

    @Override
    public boolean isWhole() {
        return !isCut();
    }

    @Override
    public void close() {}
}
