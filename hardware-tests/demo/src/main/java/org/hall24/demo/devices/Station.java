package org.hall24.demo.devices;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;

/** One device on the bench: what can happen to it, and a use whose outcome can be judged. One thread at a time. */
interface Station {
    /** What it is called in rows and messages. */
    String name();

    /** The hand at it. */
    Simulated simulator();

    /** Whether the supervision says that it serves. */
    boolean isOnline();

    /** What spoils it, without pulling its cable. */
    List<Mishap> mishaps();

    /** What pulls its cable in the middle of a use; empty = only a hand does. */
    Optional<Mishap> breakingInUse();

    /** Words that mend everything; the cable is said apart. */
    List<String> mending();

    /** Uses it once and judges what came of it. */
    Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException;

    /** What lies in the tray is compared with what was told. Only while nobody uses the device. */
    default Paper paper() throws IOException, InterruptedException {
        return new Paper(0, 0);
    }

    /** Whether all of these serve. */
    static boolean serves(DeviceBoard board, DeviceRole... roles) {
        var wanted = Arrays.asList(roles);
        return board.statuses().stream()
                        .filter(status -> wanted.contains(status.role()) && status.serves())
                        .count()
                == wanted.size();
    }

    /**
     * What paper says.
     *
     * @param lost sheets or slips that were told of and are not there
     * @param doubled those that are there once too often
     */
    record Paper(int lost, int doubled) {}
}
