package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.disk.SafeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database. From a damaged one all rows that bear their marks move into a new one with their numbers; it is kept for staff
 * under another name. Whatever stops the work in the middle, the next start finds the old one untouched or the new one whole.
 */
final class Salvage {
    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    private Salvage() {}

    /** An opened database, and whether it had to be begun anew. */
    record Opened(Database database, boolean damaged) {}

    static Opened open(Path file, InstantSource clock, Alarms alarms, Ballast ballast) throws IOException {
        finish(file);
        try {
            return new Opened(opened(file, ballast), false);
        } catch (Database.DamagedException e) {
            return new Opened(replace(file, e, clock, alarms, ballast), true);
        } catch (Schema.EarlierException e) {
            carryOver(file, e.version());
            LOG.info("the outbox of version {} was carried over", e.version());
            return new Opened(Database.open(file), false);
        }
    }

    /** SQLite needs room even to open: for that the ballast is aboard. */
    private static Database opened(Path file, Ballast ballast) throws IOException {
        try {
            return Database.open(file);
        } catch (DiskFullException e) {
            ballast.throwOverboard();
            return Database.open(file);
        }
    }

    /** Sets the closed, damaged file aside and opens what could be saved from it. */
    static Database replace(
            Path file, Database.DamagedException finding, InstantSource clock, Alarms alarms, Ballast ballast)
            throws IOException {
        Saved saved;
        try {
            saved = saved(file);
        } catch (DiskFullException e) {
            ballast.throwOverboard();
            saved = saved(file);
        }
        var aside = keepAside(file, clock);
        Files.move(fresh(file), next(file), StandardCopyOption.ATOMIC_MOVE);
        finish(file);
        var sentence = finding.getMessage() + "; it is kept as " + aside + ". " + saved.sentence()
                + " Numbers go on where none was given. Staff of the hub compare their list with this terminal's";
        alarms.raise(Alarm.Kind.OUTBOX_DAMAGED, aside, sentence);
        for (var number : saved.setAside()) {
            alarms.raise(
                    Alarm.Kind.MATTER_SET_ASIDE,
                    number,
                    "what was filed under this number is damaged; the citizen must be asked again");
        }
        return Database.open(file);
    }

    /** What a salvage brought. */
    private record Saved(Filling.Sum sum, int unreadable, int mended, List<String> setAside) {
        String sentence() {
            return sum.matters() + " matters were read from it, " + sum.rebuilt()
                    + " of them from their payload alone, "
                    + setAside.size() + " without one; " + unreadable + " places could not be read, " + mended
                    + " pages were put right.";
        }
    }

    private static Saved saved(Path file) throws IOException {
        discard(fresh(file));
        try (var wreck = Wreck.open(file);
                var database = Database.open(fresh(file))) {
            var filling = new Filling(database, false);
            wreck.rows(filling::take);
            var sum = filling.finish();
            return new Saved(sum, wreck.unreadable(), wreck.mended(), sum.setAside());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the salvage was stopped; the next start does it", e);
        }
    }

    /** From the tables of an earlier version, which had no marks. */
    private static void carryOver(Path file, int version) throws IOException {
        discard(fresh(file));
        try (var old = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
                var database = Database.open(fresh(file))) {
            var filling = new Filling(database, true);
            for (var table : Table.values()) {
                Earlier.rows(old, table, version, filling::take);
            }
            filling.finish();
        } catch (SQLException e) {
            throw new IOException("the outbox of an earlier agent cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the carrying over was stopped; the next start does it", e);
        }
        Files.move(fresh(file), next(file), StandardCopyOption.ATOMIC_MOVE);
        finish(file);
    }

    /** The new database is whole under its own name: it takes the old one's place. */
    private static void finish(Path file) throws IOException {
        if (!Files.exists(next(file))) {
            return;
        }
        for (var end : List.of("-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
        }
        SafeFile.forceNameOf(file);
        Files.move(next(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        SafeFile.forceNameOf(file);
    }

    /** The old one and its log get a second name each, which takes no room. */
    private static String keepAside(Path file, InstantSource clock) throws IOException {
        var stem = "damaged-" + clock.instant().toString().replaceAll("[^0-9TZ]", "");
        var name = stem + ".db";
        for (int i = 2; Files.exists(file.resolveSibling(name)); i++) {
            name = stem + "-" + i + ".db";
        }
        Files.createLink(file.resolveSibling(name), file);
        if (Files.exists(Database.logOf(file))) {
            Files.createLink(file.resolveSibling(name + "-wal"), Database.logOf(file));
        }
        SafeFile.forceNameOf(file);
        return name;
    }

    private static void discard(Path file) throws IOException {
        for (var end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
        }
    }

    private static Path fresh(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }
}
