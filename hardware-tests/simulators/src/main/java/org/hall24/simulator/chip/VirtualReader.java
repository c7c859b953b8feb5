package org.hall24.simulator.chip;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A card's way into the virtual reader of vsmartcard ({@code vpcd}): a connection is a card in the reader, its end is the card out of it.
 * While a card is in, the connection is made again when it is lost, because the card service may start anew.
 */
final class VirtualReader {
    /** How soon the card service is knocked at again. */
    private static final Duration KNOCK_PAUSE = Duration.ofMillis(50);

    private static final int CONNECT_MILLIS_MAX = 2_000;

    /** The service looks every 400 ms whether a card is there. */
    private static final Duration LEAVE_MAX = Duration.ofSeconds(2);

    /** No hand changes cards faster than the service looks; pcscd 1.9 goes wrong when one seems to. */
    private static final Duration HAND_TAKES = Duration.ofMillis(500);

    private static final int POWER_OFF = 0;
    private static final int POWER_ON = 1;
    private static final int RESET = 2;
    private static final int ASK_ATR = 4;

    private static final Logger LOG = LoggerFactory.getLogger(VirtualReader.class);

    private final InetSocketAddress address;
    private final Pause pause;
    private Socket socket = new Socket();
    private Thread thread = new Thread(() -> {});
    private int inserted;

    VirtualReader(InetSocketAddress address, Pause pause) {
        this.address = address;
        this.pause = pause;
    }

    /** What becomes of one answer. The virtual reader takes answers whole: one that is cut makes it crash, which no card can do. */
    enum Fate {
        LEAVES,
        /** It leaves, and then the card is taken out. */
        LEAVES_LAST,
        /** The card is taken out before it answered. */
        NEVER
    }

    /** Decides about one answer before it leaves. On the reader's thread. */
    @FunctionalInterface
    interface Fates {
        Fate of(byte[] framed) throws InterruptedException;
    }

    /** Puts a card in; the one that was in is taken out first. */
    synchronized void insert(Chip chip, Fates fates) {
        remove();
        int mine = inserted;
        var before = thread;
        thread = Thread.ofPlatform().daemon().name("chip").start(() -> live(mine, before, chip, fates));
    }

    /** Takes the card out. */
    synchronized void remove() {
        inserted++;
        thread.interrupt();
        try {
            socket.setSoTimeout((int) LEAVE_MAX.toMillis());
            socket.shutdownOutput(); // the service reads the end where it waits for an answer
        } catch (IOException e) {
            LOG.trace("no card was in: {}", e.getMessage());
        }
    }

    private synchronized boolean isIn(int mine) {
        return inserted == mine;
    }

    private synchronized boolean take(int mine, Socket fresh) {
        if (inserted != mine) {
            return false;
        }
        socket = fresh;
        return true;
    }

    private void live(int mine, Thread before, Chip chip, Fates fates) {
        try {
            if (before.getState() != Thread.State.NEW) {
                before.join(LEAVE_MAX);
                pause.sleep(HAND_TAKES);
            }
            while (isIn(mine)) {
                try (var fresh = new Socket()) {
                    fresh.connect(address, CONNECT_MILLIS_MAX);
                    fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    if (take(mine, fresh)) {
                        chip.reset();
                        serve(fresh, mine, chip, fates);
                    }
                } catch (IOException e) {
                    LOG.trace("no virtual reader at {}: {}", address, e.getMessage());
                }
                if (isIn(mine)) {
                    pause.sleep(KNOCK_PAUSE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // taken out
        }
    }

    private void serve(Socket line, int mine, Chip chip, Fates fates) throws IOException, InterruptedException {
        var in = new DataInputStream(line.getInputStream());
        var out = line.getOutputStream();
        while (true) {
            line.setOption(
                    ExtendedSocketOptions.TCP_QUICKACK,
                    true); // vpcd writes length and command apart: 40 ms each without
            int length = in.readUnsignedShort();
            line.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            var message = in.readNBytes(length);
            if (message.length != length) {
                return;
            }
            if (!isIn(mine)) {
                continue; // out: nothing is answered until the service has seen it
            }
            if (length != 1) {
                byte[] framed = framed(chip.answer(message));
                var fate = fates.of(framed);
                if (isIn(mine) && fate != Fate.NEVER) {
                    out.write(framed);
                }
                if (fate != Fate.LEAVES) {
                    remove();
                }
            } else {
                control(message[0], chip, out);
            }
        }
    }

    private static void control(int word, Chip chip, OutputStream out) throws IOException {
        switch (word) {
            case POWER_OFF, POWER_ON, RESET -> chip.reset();
            case ASK_ATR -> out.write(framed(chip.atr()));
            default -> throw new IOException("the virtual reader says " + word);
        }
    }

    private static byte[] framed(byte[] answer) {
        var framed = new byte[answer.length + 2];
        framed[0] = (byte) (answer.length >> 8);
        framed[1] = (byte) answer.length;
        System.arraycopy(answer, 0, framed, 2, answer.length);
        return framed;
    }
}
