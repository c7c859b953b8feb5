package org.hall24.fleet.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hall24.fleet.Order;
import org.hall24.fleet.Proof;
import org.hall24.report.Row;

/** What happens to the outbox when the disk is full, when it is killed, and when a bit flips. */
public final class DiskProof implements Proof {
    @Override
    public List<Row> run(Order order) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        order.say("full disk at every stage");
        rows.add(FullDisk.run(order));
        order.say("killed while it files");
        rows.add(Kills.run(order));
        order.say("bits flip in file and log");
        rows.add(Flips.run(order));
        return rows;
    }
}
