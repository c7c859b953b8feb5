package org.hall24.wire.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Vendor mode, as XFS4IoT calls it: a technician's tool has a device for a while, and the kiosk keeps its hands off. Ours is one of a single
 * device. Safe for several threads.
 */
public interface VendorMode {
    /** The longest a kiosk does without a device. */
    Duration LONGEST = Duration.ofMinutes(15);

    /**
     * EnterModeRequest. Waits until the kiosk has let go of the device, some seconds at most.
     *
     * @param place where the device is, transport and target
     * @param longest at most {@link #LONGEST}
     * @throws InterruptedException when nobody wants it any more; nothing is entered then
     */
    Answer enter(String place, Duration longest) throws InterruptedException;

    /** How a request to enter ended. */
    sealed interface Answer {}

    /** ModeEnteredEvent: the tool may open the device. Closing is ExitModeRequest: the kiosk opens the device again. */
    non-sealed interface Entered extends Answer, AutoCloseable {
        /** What the kiosk has the device for, and gave away; empty = it is none of its devices. */
        Optional<String> role();

        /** After this the kiosk takes the device back. */
        Instant until();

        /** What the kiosk counted of the device, by the names of UnifiedPOS. */
        Map<String, Long> statistics();

        @Override
        void close();
    }

    /**
     * The kiosk keeps it.
     *
     * @param sentence why, and when to ask again
     */
    record Refused(String sentence) implements Answer {}
}
