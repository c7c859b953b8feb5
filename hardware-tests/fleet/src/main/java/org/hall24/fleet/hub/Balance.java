package org.hall24.fleet.hub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.Bytes;

/**
 * Whether terminals, record and departments agree.
 *
 * @param accepted matters somebody holds a receipt for
 * @param exact of these, in the record once with the same digest
 * @param lost of these, not in the record, or there with other bytes
 * @param doubled department effects beyond one, and rows that nobody filed
 * @param undone in the record, and without an effect at a department
 */
public record Balance(int accepted, int exact, int lost, int doubled, int undone) {
    /**
     * Compares what each side has written down.
     *
     * @param accepted digests of the bodies, by id
     * @param record digests in the hub's table, whose ids are unique; may hold matters of others as well
     * @param effects how often each was done
     * @param strangers rows of the record that belong to nobody this proof knows
     */
    public static Balance of(
            Map<UUID, Bytes> accepted, Map<UUID, Bytes> record, Map<UUID, Integer> effects, int strangers) {
        int exact = 0;
        int doubled = strangers;
        int undone = 0;
        for (var one : accepted.entrySet()) {
            var there = Optional.ofNullable(record.get(one.getKey()));
            if (there.filter(one.getValue()::equals).isPresent()) {
                exact++;
            }
            int done = effects.getOrDefault(one.getKey(), 0);
            doubled += Math.max(0, done - 1);
            undone += done == 0 ? 1 : 0;
        }
        return new Balance(accepted.size(), exact, accepted.size() - exact, doubled, undone);
    }

    /** How many rows of the record nobody filed. */
    public static int strangers(Map<UUID, Bytes> record, Iterable<Map<UUID, Bytes>> everybody) {
        var all = new HashSet<>(new HashMap<>(record).keySet());
        everybody.forEach(some -> all.removeAll(some.keySet()));
        return all.size();
    }

    /** Whether every receipt has its row and every row its one effect. */
    public boolean holds() {
        return lost == 0 && doubled == 0 && undone == 0;
    }
}
