package org.hall24.device;

import java.time.Duration;

/** Reads the chip of social-security cards (社会保障卡). Blocking; call from a virtual thread. One thread at a time. */
public non-sealed interface SmartCardReader extends Device {
    /**
     * Waits for a card and reads what it says of itself and of its holder. A card that was read, or that nobody took while
     * {@link #awaitTaken} waited, must leave the reader before it is read again: a card somebody forgot is never taken for the next
     * person's.
     *
     * <p>Only reads: a list of allowed commands stands before the card, and neither a write nor a PIN passes it.
     *
     * @param patience how long to wait for a card; positive
     * @param keys who answers for cards that show the holder to the issuer only, from edition 3.0 on; asked at most once
     * @throws DeviceException when the reader is out of work; see {@link DeviceException#fault()}
     * @throws InterruptedException when the person left the screen; the reader stays usable
     */
    SocialCardReading read(Duration patience, KeyModule keys) throws DeviceException, InterruptedException;

    /**
     * Waits until the reader is empty: a person takes their card along.
     *
     * @param patience how long to wait; zero looks once
     * @return whether no card is in it now
     * @throws DeviceException when the reader is out of work
     * @throws InterruptedException when nobody waits for it any more; the reader stays usable
     */
    boolean awaitTaken(Duration patience) throws DeviceException, InterruptedException;

    /**
     * Sends one command to the card that lies there, for technicians. The list of allowed commands holds here too. The card is powered
     * when it is not; a command that follows meets it as the one before left it.
     *
     * @throws DeviceException when the reader is out of work
     * @throws InterruptedException when the caller no longer wants the answer; the reader stays usable
     */
    CardReply apdu(byte... command) throws DeviceException, InterruptedException;

    /** Whether the card service runs and the reader is there; returns normally when they are. */
    void checkHealth() throws DeviceException, InterruptedException;
}
