package org.hall24.demo.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Whether terminal, hub, departments and paper agree.
 *
 * @param filed acknowledged by the agent
 * @param delivered of these, signed by the hub under the same id and number
 * @param lost acknowledged or printed, and not at the hub
 * @param doubled department effects beyond one, and rows at the hub that nobody filed
 * @param undone at the hub, and without an effect at a department yet
 * @param remarks what is wrong, in words, with ids
 */
public record Balance(int filed, int delivered, int lost, int doubled, int undone, List<String> remarks) {
    /** Whether nothing is lost, nothing doubled, and everything done. */
    public boolean holds() {
        return lost == 0 && doubled == 0 && undone == 0;
    }

    /** Compares what each side has written down. */
    public static Balance of(
            List<Filed> filed, List<Held> held, List<Issued> issued, List<Effect> effects, List<Paper> papers) {
        var remarks = new ArrayList<String>();
        var byId = new HashMap<String, Held>();
        held.forEach(row -> byId.put(row.matterId(), row));
        int delivered = 0;
        for (var row : filed) {
            var there = byId.get(row.matterId());
            if (there != null && there.caseNumber().equals(row.caseNumber())) {
                delivered++;
            } else {
                remarks.add("case " + row.caseNumber() + " was accepted and is not at the hub");
            }
        }
        int lost = filed.size() - delivered + printedAndUnknown(filed, held, issued, papers, remarks);
        int doubled = strangers(filed, held, remarks) + doneTwice(held, effects, remarks);
        return new Balance(filed.size(), delivered, lost, doubled, undone(held, effects, remarks), remarks);
    }

    /** Receipts in somebody's hand for a case that neither terminal nor hub knows; the others are counted already. */
    private static int printedAndUnknown(
            List<Filed> filed, List<Held> held, List<Issued> issued, List<Paper> papers, List<String> remarks) {
        var known = new HashSet<String>();
        filed.forEach(row -> known.add(row.caseNumber()));
        held.forEach(row -> known.add(row.caseNumber()));
        issued.forEach(row -> known.add(row.caseNumber()));
        int unknown = 0;
        for (var number : papers.stream()
                .flatMap(paper -> paper.caseNumber().stream())
                .distinct()
                .toList()) {
            if (!known.contains(number)) {
                unknown++;
                remarks.add("case " + number + " is on a receipt and nowhere else");
            }
        }
        return unknown;
    }

    private static int strangers(List<Filed> filed, List<Held> held, List<String> remarks) {
        var mine = new HashSet<String>();
        filed.forEach(row -> mine.add(row.matterId()));
        var seen = new HashSet<String>();
        int strangers = 0;
        for (var row : held) {
            if (!mine.contains(row.matterId()) || !seen.add(row.matterId())) {
                strangers++;
                remarks.add("case " + row.caseNumber() + " is at the hub and was not filed, or is there twice");
            }
        }
        return strangers;
    }

    private static int doneTwice(List<Held> held, List<Effect> effects, List<String> remarks) {
        var known = new HashSet<String>();
        held.forEach(row -> known.add(row.matterId()));
        var times = new HashMap<String, Integer>();
        effects.forEach(effect -> times.merge(effect.key(), effect.count(), Integer::sum));
        int doubled = 0;
        for (Map.Entry<String, Integer> entry : times.entrySet()) {
            int allowed = known.contains(entry.getKey()) ? 1 : 0;
            if (entry.getValue() > allowed) {
                doubled += entry.getValue() - allowed;
                remarks.add("matter " + entry.getKey() + " was done " + entry.getValue() + " times by its department");
            }
        }
        return doubled;
    }

    private static int undone(List<Held> held, List<Effect> effects, List<String> remarks) {
        var done = new HashSet<String>();
        effects.stream().filter(effect -> effect.count() > 0).forEach(effect -> done.add(effect.key()));
        int undone = 0;
        for (var row : held) {
            if (!done.contains(row.matterId())) {
                undone++;
                remarks.add("case " + row.caseNumber() + " is at the hub, " + row.state() + ", and not done");
            }
        }
        return undone;
    }
}
