package org.hall24.fleet.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.fleet.Order;
import org.hall24.fleet.outbox.Desk;
import org.hall24.report.Row;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.terminal.Agent.ClearingRecord;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.Agent.Rating;
import org.hall24.wire.terminal.Agent.Refusal;
import org.hall24.wire.terminal.Agent.Refused;
import org.hall24.wire.terminal.AgentException;

/** The disk becomes full at each stage of the outbox's work: it refuses, it delivers, it loses nothing, and it recovers. */
final class FullDisk {
    private static final int DISK_MEBIBYTES = 24;
    private static final Limits LIMITS = new Limits(4 << 20, Duration.ofDays(7), 64L << 20);

    /** Each stage with so many different remainders of room. */
    private static final int TIMES = 12;

    /** At most this much is left: a few pages, so that the wall is hit in the middle of something. */
    private static final int LEFT_BYTES_MAX = 96 << 10;

    private static final int BEFORE = 12;
    private static final int UNTIL_THE_WALL = 60;

    /** What the terminal does when there is no room left. */
    private enum Stage {
        FILE,
        RECEIPT_PRINTED,
        DELIVERED,
        RATE,
        NUMBER,
        JOURNAL,
        CLEARED,
        FOLD,
        TIDY,
        REOPEN,
        SALVAGE
    }

    private final Order order;
    private final Disks disk;
    private final Desk desk;
    private final RandomGenerator random;
    private int held;
    private int lost;
    private int doubled;
    private int refusals;
    private int acknowledged;

    private FullDisk(Order order, Disks disk) {
        this.order = order;
        this.disk = disk;
        this.random = order.random("full disk");
        this.desk = new Desk(order.clock(), new Random(order.seed()));
    }

    static Row run(Order order) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new IOException("only root can mount the small disk this needs");
        }
        try (var disk = Disks.mount(
                order.out().resolve("small-disk"), DISK_MEBIBYTES, order.out().resolve("mount.log"))) {
            var it = new FullDisk(order, disk);
            int tried = 0;
            for (var stage : Stage.values()) {
                for (int i = 0; i < TIMES; i++) {
                    it.one(stage);
                    tried++;
                }
            }
            return new Row(
                    "full disk",
                    tried,
                    it.held,
                    it.lost,
                    it.doubled,
                    order.seed(),
                    Map.of(
                            "stages",
                            Stage.values().length,
                            "acknowledged",
                            it.acknowledged,
                            "refusedWhileFull",
                            it.refusals));
        }
    }

    private void one(Stage stage) throws IOException, InterruptedException {
        var state = Files.createDirectories(disk.place().resolve("state"));
        var ledger = new Ledger(SigningKey.generate("hub-sign-1", new SecureRandom()));
        String trouble = "";
        try {
            trouble = whileFull(stage, state, ledger);
            disk.makeRoom();
            trouble += afterwards(state, ledger);
        } catch (IOException e) {
            trouble += "; " + e.getMessage();
        } finally {
            disk.makeRoom();
        }
        doubled += ledger.doubled();
        acknowledged += ledger.size();
        if (trouble.isEmpty()) {
            held++;
        } else {
            order.say("full at " + stage + ": " + trouble);
        }
        Disks.empty(state);
    }

    /** What did not hold while there was no room; empty when all did. */
    private String whileFull(Stage stage, Path state, Ledger ledger) throws IOException, InterruptedException {
        var alarms = new Alarms(order.clock());
        try (var hold = Hold.open(state, Desk.TERMINAL, LIMITS, alarms, order.clock())) {
            for (int i = 0; i < BEFORE; i++) {
                ledger.file(hold, desk.next());
            }
            if (stage != Stage.REOPEN && stage != Stage.SALVAGE) {
                disk.fill(random.nextInt(LEFT_BYTES_MAX));
                for (int i = 0; i < UNTIL_THE_WALL && !hold.isFull(); i++) {
                    step(stage, hold, ledger, i);
                }
                return full(hold, alarms, ledger);
            }
        }
        if (stage == Stage.SALVAGE) {
            var file = Files.readAllBytes(state.resolve("outbox.db"));
            file[file.length * 3 / 4] ^= 8;
            Files.write(state.resolve("outbox.db"), file);
        }
        disk.fill(random.nextInt(LEFT_BYTES_MAX));
        try (var hold = Hold.open(state, Desk.TERMINAL, LIMITS, alarms, order.clock())) {
            for (int i = 0; i < UNTIL_THE_WALL && !hold.isFull(); i++) {
                ledger.file(hold, desk.next());
            }
            return full(hold, alarms, ledger);
        }
    }

    private void step(Stage stage, Hold hold, Ledger ledger, int count) throws IOException, InterruptedException {
        var one = ledger.filings().get(count % ledger.size());
        try {
            switch (stage) {
                case FILE, REOPEN, SALVAGE -> ledger.file(hold, desk.next());
                case RECEIPT_PRINTED -> hold.outbox().receiptPrinted(one.matterId());
                case DELIVERED -> ledger.deliver(hold, one);
                case RATE ->
                    hold.ratings().put(new Rating(new UUID(count, 1), Optional.empty(), one.matter(), 4, List.of(), 0));
                case NUMBER -> hold.numbers().number(new UUID(count, 2), "fund.deposit-cert", one.session());
                case JOURNAL -> hold.prints().write(new PrintEntry(one.matterId(), "printing", 1));
                case CLEARED -> hold.clearings().write(new ClearingRecord(new UUID(count, 3), List.of("card")));
                case FOLD -> {
                    ledger.file(hold, desk.next());
                    hold.fold();
                }
                case TIDY -> {
                    ledger.file(hold, desk.next());
                    hold.tidy();
                }
            }
        } catch (AgentException e) {
            // It was not acknowledged; what was before must stand, which is checked.
            refusals++;
        }
    }

    /** The wall is reached: nothing new, but what is there can be told, delivered and confirmed. */
    private String full(Hold hold, Alarms alarms, Ledger ledger) throws IOException, InterruptedException {
        var trouble = new StringBuilder();
        int missing = ledger.lost(hold);
        lost += missing;
        if (missing > 0) {
            trouble.append("; ").append(missing).append(" lost while full");
        }
        if (hold.isFull()) {
            boolean refused = hold.outbox().file(desk.next()).equals(new Refused(Refusal.DISK_FULL));
            boolean said = alarms.standing().stream().anyMatch(one -> one.kind() == Alarm.Kind.DISK_FULL);
            refusals++;
            if (!refused || !said) {
                trouble.append("; full, and does not say so");
            }
            for (var filing : ledger.filings()) {
                ledger.deliver(hold, filing);
                hold.outbox().receiptPrinted(filing.matterId());
            }
            if (hold.unsigned() > 0) {
                trouble.append("; full, and does not deliver");
            }
        }
        return trouble.toString();
    }

    private String afterwards(Path state, Ledger ledger) throws IOException, InterruptedException {
        try (var hold = Hold.open(state, Desk.TERMINAL, LIMITS, order.clock())) {
            hold.tidy();
            int missing = ledger.lost(hold);
            lost += missing;
            return (missing > 0 ? "; " + missing + " lost afterwards" : "")
                    + (hold.isFull() ? "; does not recover" : "")
                    + (ledger.file(hold, desk.next()) ? "" : "; accepts nothing afterwards");
        }
    }
}
