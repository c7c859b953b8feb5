package org.hall24.hub.intake;

import java.time.InstantSource;
import java.util.Objects;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.sign.SigningKey;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes one matter in, once, however often it comes. Safe for several threads and hubs. */
public final class Intake {
    private final Matters matters;
    private final CaseFiles cases;
    private final TransactionTemplate transactions;
    private final SigningKey signing;
    private final InstantSource clock;
    private final Runnable arrived;

    /**
     * An intake.
     *
     * @param arrived called after the transaction of a new matter
     */
    public Intake(
            Matters matters,
            CaseFiles cases,
            TransactionTemplate transactions,
            SigningKey signing,
            InstantSource clock,
            Runnable arrived) {
        this.matters = matters;
        this.cases = cases;
        this.transactions = transactions;
        this.signing = signing;
        this.clock = clock;
        this.arrived = arrived;
    }

    /** What became of it. */
    public sealed interface Taken {
        /** It is in the record from now on. */
        record First(HubReceipt receipt) implements Taken {}

        /** It was in the record; this is the receipt of that time. */
        record Again(HubReceipt receipt) implements Taken {}

        /** The same id came before with other bytes. */
        record DifferentBody() implements Taken {}

        /** Another matter has this case number: two terminals think they are one. */
        record NumberTaken() implements Taken {}
    }

    /**
     * Takes a matter in; when this returns it is on the disk.
     *
     * @param bodySha256 digest of the bytes the matter came in
     */
    public Taken take(MatterSubmission matter, Bytes bodySha256) {
        var receipt = HubReceipt.sign(signing, matter.matterId(), matter.caseNumber(), bodySha256, clock.instant());
        var taken = Objects.requireNonNull(
                transactions.execute(_ -> takeOnce(matter, receipt)), "a transaction gives what it was given");
        if (taken instanceof Taken.First) {
            arrived.run();
        }
        return taken;
    }

    private Taken takeOnce(MatterSubmission matter, HubReceipt receipt) {
        if (matters.store(matter, receipt)) {
            cases.open(new CaseNumber(matter.caseNumber()), matter.matterId(), matter.matter(), receipt.receivedAt());
            return new Taken.First(receipt);
        }
        var before = matters.receipt(matter.matterId());
        if (before.isEmpty()) {
            return new Taken.NumberTaken();
        }
        return before.get().bodySha256().equals(receipt.bodySha256())
                ? new Taken.Again(before.get())
                : new Taken.DifferentBody();
    }
}
