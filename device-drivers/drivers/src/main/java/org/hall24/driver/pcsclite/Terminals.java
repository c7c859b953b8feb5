package org.hall24.driver.pcsclite;

import java.util.ArrayList;
import java.util.List;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;

/** The readers of one connection to the card service. Closing ends the connection and every card of it. */
final class Terminals extends CardTerminals implements AutoCloseable {
    private final WinScard library;
    private final long context;

    Terminals(WinScard library, long context) {
        this.library = library;
        this.context = context;
    }

    @Override
    public List<CardTerminal> list(State state) throws CardException {
        try {
            var all = new ArrayList<CardTerminal>();
            for (String name : library.readers(context)) {
                var terminal = new Terminal(library, context, name);
                switch (state) {
                    case ALL -> all.add(terminal);
                    case CARD_PRESENT, CARD_INSERTION -> {
                        if (terminal.isCardPresent()) {
                            all.add(terminal);
                        }
                    }
                    case CARD_ABSENT, CARD_REMOVAL -> {
                        if (!terminal.isCardPresent()) {
                            all.add(terminal);
                        }
                    }
                }
            }
            return all;
        } catch (PcscException e) {
            throw new CardException(e.getMessage(), e);
        }
    }

    /** Not offered: waiting is done on one reader, {@link CardTerminal#waitForCardPresent}. */
    @Override
    public boolean waitForChange(long timeout) {
        throw new UnsupportedOperationException("wait on a reader, not on all of them");
    }

    @Override
    public void close() throws CardException {
        try {
            library.release(context);
        } catch (PcscException e) {
            throw new CardException(e.getMessage(), e);
        }
    }
}
