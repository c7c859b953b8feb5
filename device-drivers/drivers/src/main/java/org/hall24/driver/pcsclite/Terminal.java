package org.hall24.driver.pcsclite;

import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import org.hall24.driver.pcsclite.WinScard.Presence;

/** One reader. */
final class Terminal extends CardTerminal {
    private final WinScard library;
    private final long context;
    private final String name;

    Terminal(WinScard library, long context, String name) {
        this.library = library;
        this.context = context;
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    /** Shares the card with other programs; the protocol is whichever it speaks. */
    @Override
    public Card connect(String protocol) throws CardException {
        if (!protocol.equals("*")) {
            throw new IllegalArgumentException("only the card's own protocol, *, is offered");
        }
        try {
            return card(library.connect(context, name));
        } catch (PcscException e) {
            if (e.code() == PcscException.NO_SMARTCARD) {
                throw new CardNotPresentException(e.getMessage(), e);
            }
            throw new CardException(e.getMessage(), e);
        }
    }

    /** A card that left before it said its answer to reset is not held. */
    private PcscCard card(WinScard.Connected connected) throws PcscException {
        boolean whole = false;
        try {
            var card = new PcscCard(library, connected, library.atr(connected.handle()));
            whole = true;
            return card;
        } finally {
            if (!whole) {
                library.disconnect(connected.handle(), false);
            }
        }
    }

    @Override
    public boolean isCardPresent() throws CardException {
        try {
            return library.presence(context, name) != Presence.ABSENT;
        } catch (PcscException e) {
            throw new CardException(e.getMessage(), e);
        }
    }

    @Override
    public boolean waitForCardPresent(long timeout) throws CardException {
        return waitFor(true, timeout);
    }

    @Override
    public boolean waitForCardAbsent(long timeout) throws CardException {
        return waitFor(false, timeout);
    }

    private boolean waitFor(boolean present, long millis) throws CardException {
        if (millis <= 0) {
            throw new IllegalArgumentException("a wait without an end is not offered");
        }
        try {
            boolean now = library.presence(context, name) != Presence.ABSENT;
            return now == present || present == (library.awaitChange(context, name, now, millis) != Presence.ABSENT);
        } catch (PcscException e) {
            if (e.code() == PcscException.TIMEOUT) {
                return false;
            }
            throw new CardException(e.getMessage(), e);
        }
    }
}
