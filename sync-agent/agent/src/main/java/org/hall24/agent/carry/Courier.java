package org.hall24.agent.carry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hall24.agent.disk.SafeFile;
import org.hall24.agent.outbox.Backlog;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.CarriedMatters;
import org.hall24.wire.http.CarriedReceipts;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.Worth;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.hall24.wire.terminal.AgentException;

/** Packs what waits into signed files, and takes in the receipts that come back. The agent of this terminal does not run meanwhile. */
public final class Courier {
    /** What the items of one file may have together: the file is base64 inside JSON, and a little. */
    private static final long ITEM_BYTES_MAX = CarriedMatters.BYTES_MAX / 2;

    /** What the old database's files are called; the reserve of numbers comes along, so that nothing is missed. */
    private static final List<String> PARTS = List.of("outbox.db", "outbox.db-wal", "outbox.db.next", "counters");

    private final Backlog backlog;

    /** A courier for what is kept there. */
    public Courier(Backlog backlog) {
        this.backlog = backlog;
    }

    /**
     * Copies the outbox of a state directory elsewhere, so that it can be opened and, where it is damaged, salvaged without a byte
     * being written to the place it came from: a broken terminal's disk, mounted read-only.
     */
    public static void copy(Path state, Path elsewhere) throws IOException {
        if (!Files.exists(state.resolve(PARTS.getFirst())) && !Files.exists(state.resolve("outbox.db.next"))) {
            throw new IOException("there is no outbox in " + state);
        }
        for (var part : PARTS) {
            if (Files.exists(state.resolve(part))) {
                Files.copy(state.resolve(part), elsewhere.resolve(part), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /**
     * Writes all that waits into files: the first under the given name, further ones with a number at its end. Nothing is changed in
     * the backlog: what arrives both ways arrives once.
     *
     * @return the files; none when nothing waits
     */
    public List<Path> pack(SigningKey key, Path out, InstantSource clock)
            throws IOException, AgentException, InterruptedException {
        var files = new ArrayList<Path>();
        var items = new ArrayList<String>();
        long bytes = 0;
        for (var parcel : backlog.waiting()) {
            if (!(parcel instanceof Parcel.Matter matter)) {
                continue;
            }
            var outgoing = backlog.matter(matter.id());
            if (outgoing.isEmpty()) {
                continue;
            }
            int size = outgoing.get().body().size();
            if (!items.isEmpty() && (items.size() == CarriedMatters.ITEMS_MAX || bytes + size > ITEM_BYTES_MAX)) {
                files.add(write(key, items, out, files.size(), clock));
                items.clear();
                bytes = 0;
            }
            items.add(new String(outgoing.get().body().toArray(), StandardCharsets.UTF_8));
            bytes += size;
        }
        if (!items.isEmpty()) {
            files.add(write(key, items, out, files.size(), clock));
        }
        return files;
    }

    /**
     * What came of a file of receipts.
     *
     * @param delivered matters that waited and now do not
     * @param known receipts for matters that did not wait
     * @param refused receipts that are not the hub's, or for something else
     */
    public record Brought(int delivered, int known, int refused) {}

    /** Takes in receipts: each is believed by itself, by the hub's own signature over these very bytes. */
    public Brought bring(CarriedReceipts receipts, Collection<VerifyingKey> hubKeys)
            throws AgentException, InterruptedException {
        var good = new ArrayList<HubReceipt>();
        int known = 0;
        int refused = 0;
        for (var receipt : receipts.receipts()) {
            var outgoing = backlog.matter(receipt.matterId());
            if (outgoing.isEmpty()) {
                known++;
            } else if (receipt.isFor(
                            receipt.matterId(),
                            outgoing.get().caseNumber(),
                            Bytes.sha256(outgoing.get().body().toArray()))
                    && receipt.worth(hubKeys) == Worth.GENUINE) {
                good.add(receipt);
            } else {
                refused++;
            }
        }
        backlog.delivered(good);
        return new Brought(good.size(), known, refused);
    }

    private static Path write(SigningKey key, List<String> items, Path out, int number, InstantSource clock)
            throws IOException {
        var file = number == 0 ? out : out.resolveSibling(out.getFileName() + "." + (number + 1));
        new SafeFile(file, CarriedMatters.BYTES_MAX)
                .write(CarriedMatters.sign(key, clock.instant(), items).toJson());
        return file;
    }
}
