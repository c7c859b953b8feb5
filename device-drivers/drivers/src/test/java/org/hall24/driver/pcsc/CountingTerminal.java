package org.hall24.driver.pcsc;

import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;

/** A reader with a card in it that counts who holds the card. As pcscd does, it lets nobody to a card that is locked. */
final class CountingTerminal extends CardTerminal {
    private int held;
    private int locked;

    /** The service's word when somebody connects; empty = it works. */
    volatile String connectFails = "";

    /** The service's word when the card is locked; empty = it works. */
    volatile String lockFails = "";

    /** The service's word when the card is unlocked; empty = it works. */
    volatile String unlockFails = "";

    /** Whoever waits for this connects from now on only once it is down. */
    volatile CountDownLatch connects = new CountDownLatch(0);

    /** Down once somebody connects. */
    volatile CountDownLatch connecting = new CountDownLatch(1);

    /** How many connections to the card nobody ended. */
    synchronized int held() {
        return held;
    }

    /** How many of them keep everybody else away. */
    synchronized int locked() {
        return locked;
    }

    private synchronized void count(int holds, int locks) {
        held += holds;
        locked += locks;
    }

    @Override
    public String getName() {
        return "counting";
    }

    @Override
    public Card connect(String protocol) throws CardException {
        connecting.countDown();
        try {
            connects.await();
        } catch (InterruptedException e) {
            throw new CardException(e);
        }
        if (!connectFails.isEmpty()) {
            throw new CardException(connectFails);
        }
        if (locked() > 0) {
            throw new CardException("pcscd would wait here for ever");
        }
        count(1, 0);
        return new Held();
    }

    @Override
    public boolean isCardPresent() {
        return true;
    }

    @Override
    public boolean waitForCardPresent(long timeout) {
        return true;
    }

    @Override
    public boolean waitForCardAbsent(long timeout) {
        return false;
    }

    private final class Held extends Card {
        private boolean mine;

        @Override
        public ATR getATR() {
            return new ATR(HexFormat.of().parseHex("3B00"));
        }

        @Override
        public String getProtocol() {
            return "T=0";
        }

        @Override
        public CardChannel getBasicChannel() {
            throw new AssertionError("nobody speaks to it in this test");
        }

        @Override
        public CardChannel openLogicalChannel() {
            throw new AssertionError("nobody speaks to it in this test");
        }

        @Override
        public void beginExclusive() throws CardException {
            if (!lockFails.isEmpty()) {
                throw new CardException(lockFails);
            }
            mine = true;
            count(0, 1);
        }

        @Override
        public void endExclusive() throws CardException {
            if (!unlockFails.isEmpty()) {
                throw new CardException(unlockFails);
            }
            mine = false;
            count(0, -1);
        }

        @Override
        public byte[] transmitControlCommand(int controlCode, byte[] command) {
            throw new AssertionError("nobody speaks to the reader");
        }

        @Override
        public void disconnect(boolean reset) {
            count(-1, mine ? -1 : 0);
        }
    }
}
