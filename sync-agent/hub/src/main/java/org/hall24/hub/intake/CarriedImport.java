package org.hall24.hub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hall24.wire.http.CarriedMatters;
import org.hall24.wire.http.CarriedReceipts;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.sign.VerifyingKey;

/** Takes in what came as a file, by the same rules as what came over the wire. Taken in twice it changes nothing. */
public final class CarriedImport {
    private final Intake intake;
    private final Function<String, Optional<VerifyingKey>> keys;

    /**
     * An import.
     *
     * @param keys the registered key of a terminal; empty when there is none
     */
    public CarriedImport(Intake intake, Function<String, Optional<VerifyingKey>> keys) {
        this.intake = intake;
        this.keys = keys;
    }

    /** What became of the file. */
    public sealed interface Imported {
        /**
         * It was that terminal's.
         *
         * @param receipts for the way back
         * @param refused one sentence for each matter that was not taken
         */
        record Done(CarriedReceipts receipts, List<String> refused) implements Imported {
            /** Copies. */
            public Done {
                refused = List.copyOf(refused);
            }
        }

        /** No such terminal may speak to this hub. */
        record UnknownTerminal(String terminal) implements Imported {}

        /** Not signed by that terminal, or changed on the way. */
        record Forged(String terminal) implements Imported {}
    }

    /** Takes a file in; when this returns, everything with a receipt is on the disk. */
    public Imported take(CarriedMatters file) {
        var key = keys.apply(file.terminal());
        if (key.isEmpty()) {
            return new Imported.UnknownTerminal(file.terminal());
        }
        if (!file.isBy(key.get())) {
            return new Imported.Forged(file.terminal());
        }
        var fine = new ArrayList<Arrived>();
        var refused = new ArrayList<String>();
        for (int i = 0; i < file.items().size(); i++) {
            switch (Inspection.of(MatterBatch.bytes(file.items().get(i)), file.terminal())) {
                case Inspection.Seen.Fine(var arrived) -> fine.add(arrived);
                case Inspection.Seen.Refused(int _, var code) -> refused.add("item " + (i + 1) + ": " + code);
            }
        }
        var receipts = new ArrayList<HubReceipt>();
        for (int from = 0; from < fine.size(); from += MatterBatch.ITEMS_MAX) {
            var batch = fine.subList(from, Math.min(fine.size(), from + MatterBatch.ITEMS_MAX));
            var taken = intake.take(batch);
            for (int i = 0; i < batch.size(); i++) {
                note(batch.get(i), taken.get(i), receipts, refused);
            }
        }
        return new Imported.Done(new CarriedReceipts(file.terminal(), receipts), refused);
    }

    private static void note(Arrived one, Intake.Taken taken, List<HubReceipt> receipts, List<String> refused) {
        var number = one.matter().caseNumber();
        switch (taken) {
            case Intake.Taken.First(var receipt) -> receipts.add(receipt);
            case Intake.Taken.Again(var receipt) -> receipts.add(receipt);
            case Intake.Taken.DifferentBody _ -> refused.add(number + ": " + Refusal.DIFFERENT_BODY);
            case Intake.Taken.NumberTaken _ -> refused.add(number + ": the number belongs to another case");
            case Intake.Taken.Unstorable _ ->
                refused.add(number + ": the database cannot store it; a person must look");
        }
    }
}
