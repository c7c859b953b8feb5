package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.CardReply;

/** A slot that remembers that it broke: after the first error nothing is asked of it any more, and everybody can see it. */
public final class WatchedSlot implements CardSlot {
    private final CardSlot inner;
    private volatile boolean broken;

    /** Watches the given slot; closing this one closes it. */
    public WatchedSlot(CardSlot inner) {
        this.inner = inner;
    }

    @FunctionalInterface
    private interface Asked<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T watched(Asked<T> asked) throws IOException, InterruptedException {
        refuseWhenBroken();
        try {
            return asked.run();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void refuseWhenBroken() throws IOException {
        if (broken) {
            throw new IOException("this slot broke before; a new one must be opened");
        }
    }

    @Override
    public boolean holdsCard() throws IOException, InterruptedException {
        return watched(inner::holdsCard);
    }

    @Override
    public boolean keepsCard() throws IOException, InterruptedException {
        return watched(inner::keepsCard);
    }

    @Override
    public Powering power(Duration patience) throws IOException, InterruptedException {
        return watched(() -> inner.power(patience));
    }

    @Override
    public CardReply transmit(byte... command) throws IOException {
        refuseWhenBroken();
        try {
            return inner.transmit(command);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public void rest() throws IOException, InterruptedException {
        watched(() -> {
            inner.rest();
            return true;
        });
    }

    @Override
    public Optional<String> name() {
        return inner.name();
    }

    @Override
    public boolean isWhole() {
        return !broken && inner.isWhole();
    }

    @Override
    public void close() {
        broken = true;
        inner.close();
    }
}
