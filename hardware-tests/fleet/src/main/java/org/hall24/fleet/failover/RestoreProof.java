package org.hall24.fleet.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.hall24.fleet.Order;
import org.hall24.fleet.Proof;
import org.hall24.fleet.Tally;
import org.hall24.fleet.fault.FaultProxy;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.muster.Muster;
import org.hall24.fleet.terminal.Fleet;
import org.hall24.fleet.terminal.Manners;
import org.hall24.report.Row;

/** Database, hub and keys are lost for good; yesterday's back-up is all there is, and the terminals fill the gap. */
final class RestoreProof implements Proof {
    private static final int TERMINALS = 100;
    private static final int FIRST = 1;
    private static final int YESTERDAY = 5;
    private static final int TODAY = 5;
    private static final int DURING = 2;

    /** A terminal with nothing to send looks at the hub three times a minute; so long, and some more for its pages. */
    private static final Duration ASKED_MAX = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(100);

    @Override
    public void run(Order order, Tally tally) throws IOException, InterruptedException {
        try (var site = Site.open(order, Site.Size.WITH_SPARE)) {
            var muster = new Muster(order, site);
            try (var network = FaultProxy.to(List.of(site.hubs().port(0)), order.random("restore"), order.pause());
                    var fleet = muster.fleet("RST", FIRST, TERMINALS, network, Manners.OURS, site.primary())) {
                tally.add(restore(order, site, muster, fleet));
            }
        }
    }

    private static Row restore(Order order, Site site, Muster muster, Fleet fleet)
            throws IOException, InterruptedException {
        fleet.open();
        file(fleet, YESTERDAY);
        muster.signed(fleet, (long) TERMINALS * YESTERDAY);
        site.settle(site.primary());
        var passphrase = secret(order);
        var backup = backUp(order, site, passphrase);
        order.say("the back-up has " + TERMINALS * YESTERDAY + " matters, and the keys");
        file(fleet, TODAY);
        muster.signed(fleet, (long) TERMINALS * (YESTERDAY + TODAY));
        site.settle(site.primary());
        order.say("the database is lost with " + TERMINALS * TODAY + " matters that no back-up has");
        site.hubs().stop(0);
        site.primary().kill(order.pause());
        long lost = System.nanoTime();
        file(fleet, DURING);
        var spare = site.standby().orElseThrow();
        bringBack(site, backup, passphrase);
        site.hubs().start(0);
        order.say("the hub is back on yesterday's back-up");
        long back = System.nanoTime();
        asked(order, fleet);
        muster.signed(fleet, (long) TERMINALS * (YESTERDAY + TODAY + TODAY + DURING));
        long filled = System.nanoTime();
        muster.knows(fleet);
        var figures = new LinkedHashMap<String, Number>();
        figures.put("matters-in-the-back-up", TERMINALS * YESTERDAY);
        figures.put("matters-only-in-the-lost-database", TERMINALS * TODAY);
        figures.put("matters-filed-meanwhile", TERMINALS * DURING);
        figures.put("seconds-without-service", Duration.ofNanos(back - lost).toSeconds());
        figures.put("seconds-until-refilled", Duration.ofNanos(filled - back).toSeconds());
        return FailoverProof.reckoned(
                order, "failover-restore", fleet, muster.reckon(fleet, muster.close(spare)), figures);
    }

    private static Path secret(Order order) throws IOException {
        var file = order.out().resolve("passphrase");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file, Long.toHexString(order.random("passphrase").nextLong()) + " of a proof");
    }

    /** As an administrator does it every night. */
    private static Path backUp(Order order, Site site, Path passphrase) throws IOException, InterruptedException {
        var folder = Files.createDirectories(order.out().resolve("backup"));
        site.hubs()
                .errand(
                        "hub-backup",
                        "backup",
                        "--state",
                        site.hubs().home(0).toString(),
                        "--database",
                        site.hubs().database(),
                        "--out",
                        folder.toString(),
                        "--passphrase-file",
                        passphrase.toString());
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".backup"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the back-up left no file"));
        }
    }

    /** The whole machine is gone: the hub's own directory, its keys with it. */
    private static void bringBack(Site site, Path backup, Path passphrase) throws IOException, InterruptedException {
        var home = site.hubs().home(0);
        Files.move(home, home.resolveSibling("hub-0-lost"));
        site.hubs()
                .errand(
                        "hub-restore",
                        "restore",
                        backup.toString(),
                        "--state",
                        home.toString(),
                        "--database",
                        site.hubs().database(),
                        "--passphrase-file",
                        passphrase.toString());
    }

    private static void file(Fleet fleet, int each) {
        for (int i = 0; i < each; i++) {
            fleet.terminals().forEach(terminal -> terminal.file());
        }
    }

    /** Only what the hub asked for again can be signed a second time. */
    private static void asked(Order order, Fleet fleet) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + ASKED_MAX.toNanos();
        while (fleet.askedAgain() < TERMINALS * TODAY) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("the hub asked for " + fleet.askedAgain() + " matters again within " + ASKED_MAX
                        + ", and misses " + TERMINALS * TODAY);
            }
            order.pause().sleep(LOOK);
        }
    }
}
