package org.hall24.driver.pcsclite;

import java.nio.ByteBuffer;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.hall24.driver.pcsclite.WinScard.Connected;

/** One card as long as it lies in its reader. Commands go to it as they are: nothing is added, nothing fetched. */
final class PcscCard extends Card {
    private static final int STATUS_BYTES = 2;

    private final WinScard library;
    private final Connected connected;
    private final ATR atr;

    PcscCard(WinScard library, Connected connected, byte[] atr) {
        this.library = library;
        this.connected = connected;
        this.atr = new ATR(atr);
    }

    @FunctionalInterface
    private interface Asked {
        void run() throws PcscException;
    }

    private static void asked(Asked asked) throws CardException {
        try {
            asked.run();
        } catch (PcscException e) {
            throw new CardException(e.getMessage(), e);
        }
    }

    @Override
    public ATR getATR() {
        return atr;
    }

    @Override
    public String getProtocol() {
        return connected.protocol() == 1 ? "T=0" : "T=1";
    }

    @Override
    public CardChannel getBasicChannel() {
        return new Channel();
    }

    @Override
    public CardChannel openLogicalChannel() {
        throw new UnsupportedOperationException("only the basic channel is offered");
    }

    @Override
    public void beginExclusive() throws CardException {
        asked(() -> library.begin(connected.handle()));
    }

    @Override
    public void endExclusive() throws CardException {
        asked(() -> library.end(connected.handle()));
    }

    @Override
    public byte[] transmitControlCommand(int controlCode, byte[] command) {
        throw new UnsupportedOperationException("no command goes to the reader itself");
    }

    @Override
    public void disconnect(boolean reset) throws CardException {
        asked(() -> library.disconnect(connected.handle(), reset));
    }

    private final class Channel extends CardChannel {
        @Override
        public Card getCard() {
            return PcscCard.this;
        }

        @Override
        public int getChannelNumber() {
            return 0;
        }

        @Override
        public ResponseAPDU transmit(CommandAPDU command) throws CardException {
            return new ResponseAPDU(exchange(command.getBytes()));
        }

        @Override
        public int transmit(ByteBuffer command, ByteBuffer response) throws CardException {
            var bytes = new byte[command.remaining()];
            command.get(bytes);
            byte[] answer = exchange(bytes);
            response.put(answer);
            return answer.length;
        }

        private byte[] exchange(byte[] command) throws CardException {
            try {
                byte[] answer = library.transmit(connected, command);
                if (answer.length < STATUS_BYTES) { // pulled out in the middle: the service calls that a success
                    throw new CardException("SCARD_W_REMOVED_CARD");
                }
                return answer;
            } catch (PcscException e) {
                throw new CardException(e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            throw new IllegalStateException("the basic channel cannot be closed");
        }
    }
}
