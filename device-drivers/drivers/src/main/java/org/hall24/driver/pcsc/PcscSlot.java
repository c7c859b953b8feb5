package org.hall24.driver.pcsc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import org.hall24.device.CardReply;
import org.hall24.device.link.CardSlot;
import org.jspecify.annotations.Nullable;

/** One reader of the card service, through {@code javax.smartcardio}. */
final class PcscSlot implements CardSlot {
    /** A wait for a card is cut in such pieces, so that a person who leaves is heeded soon. */
    private static final Duration WAIT_PIECE = Duration.ofMillis(250);

    /** The service answers what it knows in a millisecond; a machine that is very busy takes longer. */
    private static final Duration SERVICE_MAX = Duration.ofSeconds(5);

    /** The service looks every 400 ms whether a card is there. */
    private static final Duration LEAVE_MAX = Duration.ofSeconds(1);

    /** Words of the service that mean the card, not the reader and not the service. */
    private static final Set<String> TAKEN = Set.of(
            "SCARD_W_REMOVED_CARD",
            "SCARD_W_RESET_CARD",
            "SCARD_E_NO_SMARTCARD",
            "SCARD_W_UNPOWERED_CARD",
            "SCARD_W_UNRESPONSIVE_CARD",
            "SCARD_E_NOT_TRANSACTED");

    private static final Set<String> MUTE =
            Set.of("SCARD_W_UNRESPONSIVE_CARD", "SCARD_W_UNSUPPORTED_CARD", "SCARD_E_PROTO_MISMATCH");

    /** Another program has the card for itself. */
    private static final String HELD = "SCARD_E_SHARING_VIOLATION";

    /** Programs that look at a card and go let go of it within a second; twice that, in pieces of a wait. */
    private static final int HELD_LOOKS_MAX = 8;

    /** Another program powered the card anew. */
    private static final String RESET = "SCARD_W_RESET_CARD";

    private final String name;
    private final CardTerminal terminal;
    private final ServiceThread service;
    private final Runnable release;
    private final Duration answerMax;

    private volatile boolean whole = true;

    // Said by the service's thread as it happens: whoever asked may have left meanwhile, and a card somebody holds must
    // not be forgotten.
    // A forgotten lock would keep everybody from the card until this program ends.
    private volatile @Nullable Card card;
    private volatile boolean exclusive;

    /**
     * A slot.
     *
     * @param release ends the connection to the service, on the service's thread
     * @param answerMax how long a card may take for one answer
     */
    PcscSlot(CardTerminal terminal, ServiceThread service, Runnable release, Duration answerMax) {
        this.name = terminal.getName();
        this.terminal = terminal;
        this.service = service;
        this.release = release;
        this.answerMax = answerMax;
    }

    @Override
    public boolean holdsCard() throws IOException, InterruptedException {
        try {
            return service.ask(SERVICE_MAX, terminal::isCardPresent);
        } catch (CardException e) {
            throw broken(e);
        }
    }

    @Override
    public boolean keepsCard() throws IOException, InterruptedException {
        var now = card;
        if (now == null) {
            return false;
        }
        try {
            return service.ask(SERVICE_MAX, () -> keeps(now));
        } catch (CardException e) {
            if (isTaken(e)) {
                return false;
            }
            throw broken(e);
        }
    }

    /** On the service's thread. A card that another program powered anew lies there still: it is held anew. */
    private boolean keeps(Card now) throws CardException {
        try {
            now.beginExclusive();
            now.endExclusive();
        } catch (CardException e) {
            if (!word(e).equals(RESET)) {
                throw e;
            }
            card = null;
            exclusive = false;
            now.disconnect(false);
            card = terminal.connect("*");
        }
        return true;
    }

    @Override
    public Powering power(Duration patience) throws IOException, InterruptedException {
        letGo();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        int held = 0;
        while (true) {
            long left = Duration.ofNanos(giveUpAt - System.nanoTime()).toMillis();
            long millis = Math.clamp(left, 1, WAIT_PIECE.toMillis());
            try {
                if (service.ask(SERVICE_MAX, () -> terminal.waitForCardPresent(millis))) {
                    return new Powering.Ready(connect());
                }
            } catch (CardException e) {
                letGo();
                if (MUTE.contains(word(e))) {
                    return new Powering.Mute();
                }
                if (word(e).equals(HELD)) {
                    held++;
                    if (held > HELD_LOOKS_MAX || System.nanoTime() - giveUpAt >= 0) {
                        return new Powering.Held();
                    }
                } else if (!isTaken(e)) { // taken between two looks: the wait goes on
                    throw broken(e);
                }
                awaitItsLeaving();
            } catch (InterruptedException e) {
                letGo(); // nobody waits for the card any more
                throw e;
            }
            if (System.nanoTime() - giveUpAt >= 0) {
                return new Powering.NoCard();
            }
        }
    }

    /** The service takes a moment to see that a card has left; who asks again and again meanwhile keeps it from looking. */
    private void awaitItsLeaving() throws IOException, InterruptedException {
        try {
            service.ask(SERVICE_MAX, () -> terminal.waitForCardAbsent(WAIT_PIECE.toMillis()));
        } catch (CardException e) {
            throw broken(e);
        }
    }

    /** Twice, so that the card is fresh whoever spoke to it before: a card that is let go with a reset forgets everything. */
    private String connect() throws CardException, IOException, InterruptedException {
        return service.ask(answerMax, () -> {
            terminal.connect("*").disconnect(true);
            var fresh = terminal.connect("*");
            card = fresh;
            exclusive = true;
            fresh.beginExclusive();
            return HexFormat.of().withUpperCase().formatHex(fresh.getATR().getBytes());
        });
    }

    @Override
    public CardReply transmit(byte... command) throws IOException {
        var objection = AllowedCommands.objection(command);
        if (objection.isPresent()) {
            return new CardReply.NotAllowed(objection.get());
        }
        var now = card;
        if (now == null) {
            return new CardReply.CardTaken();
        }
        var answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);
        try {
            int length =
                    service.askWhole(answerMax, () -> now.getBasicChannel().transmit(ByteBuffer.wrap(command), answer));
            return new CardReply.Answered(Arrays.copyOf(answer.array(), length));
        } catch (CardException e) {
            if (isTaken(e) || (isTorn(e) && hasLeft())) {
                return new CardReply.CardTaken();
            }
            throw broken(e);
        } catch (IOException e) {
            whole = false;
            throw e;
        } finally {
            Arrays.fill(answer.array(), (byte) 0);
        }
    }

    @Override
    public void rest() throws IOException, InterruptedException {
        var now = card;
        if (now == null || !exclusive) {
            return;
        }
        try {
            service.ask(answerMax, () -> {
                try {
                    now.endExclusive();
                } finally {
                    drop();
                }
                card = terminal.connect("*");
                return true;
            });
        } catch (CardException e) {
            if (!isTaken(e)) {
                throw broken(e);
            }
        }
    }

    @Override
    public Optional<String> name() {
        return Optional.of(name);
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public void close() {
        whole = false;
        service.end(() -> {
            try {
                drop();
            } catch (CardException _) {
                // gone with its card or with the service
            }
            release.run();
        });
    }

    private void letGo() throws IOException, InterruptedException {
        if (card == null) {
            return;
        }
        try {
            service.ask(SERVICE_MAX, () -> {
                drop();
                return true;
            });
        } catch (CardException e) {
            if (!isTaken(e)) {
                throw broken(e);
            }
        }
    }

    /** Ends the connection to the card, which forgets what it was told. On the service's thread. */
    private void drop() throws CardException {
        var now = card;
        card = null;
        exclusive = false;
        if (now != null) {
            now.disconnect(true);
        }
    }

    private IOException broken(CardException e) {
        whole = false;
        return new IOException("the card service answered " + word(e), e);
    }

    /** Either the card was pulled out in the middle, or the reader failed, or the service ended: the word does not say which. */
    private static boolean isTorn(CardException e) {
        return word(e).equals("SCARD_F_COMM_ERROR");
    }

    /** Whether the service, which must live to say so, sees the card leave. */
    private boolean hasLeft() throws IOException {
        try {
            return service.askWhole(SERVICE_MAX, () -> terminal.waitForCardAbsent(LEAVE_MAX.toMillis()));
        } catch (CardException e) {
            throw broken(e);
        }
    }

    private static boolean isTaken(CardException e) {
        return TAKEN.contains(word(e));
    }

    /** The service's own word. */
    private static String word(CardException e) {
        String message = e.getMessage();
        return message == null ? "" : message;
    }
}
