package org.hall24.fleet.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
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

/**
 * One bit flips in the outbox of a terminal whose power went: in its file, or in the log it had not moved into the file yet. It is
 * seen, or it stood where nothing stands: then every field of every row is as it was.
 */
final class Flips {
    private static final int FLIPS = 200;

    /** Half of a day lies in the file, half in the log. */
    private static final int HALF_A_DAY = 60;

    private static final Limits LIMITS = new Limits(1 << 10, Duration.ofDays(7), 1L << 30);
    private static final String FILE = "outbox.db";
    private static final String LOG = "outbox.db-wal";

    private final Order order;
    private final Ledger ledger;
    private final Desk desk;
    private final Path day;
    private int seen;
    private int harmless;
    private int held;
    private int lost;
    private int saidLost;

    private Flips(Order order) throws IOException {
        this.order = order;
        var random = new Random(order.seed());
        this.ledger = new Ledger(SigningKey.generate("hub-sign-1", new SecureRandom()));
        this.desk = new Desk(order.clock(), random);
        this.day = Files.createDirectories(order.out().resolve("day"));
    }

    static Row run(Order order) throws IOException, InterruptedException {
        int flips = order.count().orElse(FLIPS);
        var it = new Flips(order);
        it.aDay();
        var whole = new HashSet<>(Ledger.content(it.day.resolve(FILE)));
        var file = Files.readAllBytes(it.day.resolve(FILE));
        var log = Files.readAllBytes(it.day.resolve(LOG));
        var random = order.random("flips");
        for (int i = 0; i < flips; i++) {
            boolean inLog = random.nextBoolean();
            int bit = random.nextInt((inLog ? log.length : file.length) * Byte.SIZE);
            it.flip(i, file.clone(), log.clone(), inLog, bit, whole);
        }
        return new Row(
                "flipped bits",
                flips,
                it.held,
                it.lost,
                it.ledger.doubled(),
                order.seed(),
                Map.of(
                        "seen",
                        it.seen,
                        "carriedNothing",
                        it.harmless,
                        "setAsideWithAlarm",
                        it.saidLost,
                        "matters",
                        it.ledger.size(),
                        "fileBytes",
                        file.length,
                        "logBytes",
                        log.length));
    }

    /** The files as a SIGKILL would leave them: copied while the outbox is open. */
    private void aDay() throws IOException, InterruptedException {
        var open = Files.createDirectories(order.out().resolve("open"));
        try (var hold = Hold.open(open, Desk.TERMINAL, LIMITS, order.clock())) {
            half(hold);
            hold.fold();
            half(hold);
            for (var part : List.of(FILE, LOG, "counters")) {
                Files.copy(open.resolve(part), day.resolve(part));
            }
        }
    }

    private void half(Hold hold) throws IOException, InterruptedException {
        for (int i = 0; i < HALF_A_DAY; i++) {
            var filing = desk.next();
            ledger.file(hold, filing);
            if (i % 3 != 0) {
                hold.outbox().receiptPrinted(filing.matterId());
            }
            if (i % 4 == 0) {
                ledger.deliver(hold, filing);
            }
            hold.clearings().write(new ClearingRecord(filing.session(), List.of("card", "form")));
            hold.prints().write(new PrintEntry(filing.matterId(), "presented", 1));
            hold.numbers().number(new UUID(i, ledger.size()), "fund.deposit-cert", filing.session());
            hold.ratings()
                    .put(new Rating(new UUID(ledger.size(), i), Optional.empty(), filing.matter(), 5, List.of(), 0));
        }
    }

    private void flip(int number, byte[] file, byte[] log, boolean inLog, int bit, HashSet<String> whole)
            throws IOException, InterruptedException {
        var which = inLog ? log : file;
        which[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        var state = Files.createDirectories(order.out().resolve("flip"));
        Files.write(state.resolve(FILE), file);
        Files.write(state.resolve(LOG), log);
        Files.copy(day.resolve("counters"), state.resolve("counters"));
        var alarms = new Alarms(order.clock());
        boolean well = false;
        try (var hold = Hold.open(state, Desk.TERMINAL, LIMITS, alarms, order.clock())) {
            var kinds = alarms.standing().stream().map(Alarm::kind).toList();
            boolean alarm = kinds.contains(Alarm.Kind.OUTBOX_DAMAGED);
            long said =
                    kinds.stream().filter(Alarm.Kind.MATTER_SET_ASIDE::equals).count();
            var now = new HashSet<>(Ledger.content(state.resolve(FILE)));
            boolean same = now.equals(whole);
            int missing = ledger.lost(hold);
            seen += alarm ? 1 : 0;
            harmless += !alarm && same ? 1 : 0;
            saidLost += (int) said;
            lost += missing;
            well = (alarm || same) && missing == 0;
        } catch (IOException e) {
            order.say("flip " + number + ": " + e.getMessage());
        }
        if (well) {
            held++;
        } else {
            order.say("flip %d, bit %d of the %s, was neither seen nor harmless"
                    .formatted(number, bit, inLog ? "log" : "file"));
        }
        Disks.empty(state);
    }
}
