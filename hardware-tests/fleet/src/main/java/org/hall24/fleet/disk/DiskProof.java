package org.hall24.fleet.disk;

import java.io.IOException;
import org.hall24.fleet.Order;
import org.hall24.fleet.Proof;
import org.hall24.fleet.Tally;

/** What happens to the outbox when the disk is full, when it is killed, and when a bit flips. */
public final class DiskProof implements Proof {
    @Override
    public void run(Order order, Tally tally) throws IOException, InterruptedException {
        order.say("full disk at every stage");
        tally.add(FullDisk.run(order));
        order.say("killed while it files");
        tally.add(Kills.run(order));
        order.say("bits flip in file and log");
        tally.add(Flips.run(order));
    }
}
