package org.hall24.demo.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/**
 * Whether every printed receipt stands for exactly one matter, the same at the terminal and at the hub to the last byte.
 *
 * @param printed different case numbers on receipts
 * @param same of these, with one row at the hub whose digest is that of the terminal's row
 * @param remarks what is wrong with the others
 */
public record ReceiptCheck(int printed, int same, List<String> remarks) {
    /**
     * A matter as one side keeps it.
     *
     * @param caseNumber the number on the receipt
     * @param bodySha256 the digest of the submission's bytes, base64
     */
    public record Kept(String caseNumber, String bodySha256) {}

    /** Compares. */
    public static ReceiptCheck of(List<Paper> papers, List<Kept> terminal, List<Kept> hub) {
        var there = new HashMap<String, List<Kept>>();
        hub.forEach(row ->
                there.computeIfAbsent(row.caseNumber(), _ -> new ArrayList<>()).add(row));
        var here = new HashMap<String, String>();
        terminal.forEach(row -> here.put(row.caseNumber(), row.bodySha256()));
        var numbers = new HashSet<String>();
        papers.forEach(paper -> paper.caseNumber().ifPresent(numbers::add));
        var remarks = new ArrayList<String>();
        for (var number : numbers.stream().sorted().toList()) {
            var rows = there.getOrDefault(number, List.of());
            if (rows.size() != 1) {
                remarks.add("receipt " + number + " has " + rows.size() + " rows at the hub");
            } else if (!here.containsKey(number)) {
                remarks.add("receipt " + number + " has no row at the terminal");
            } else if (!rows.getFirst().bodySha256().equals(here.get(number))) {
                remarks.add("receipt " + number + " stands for other bytes at the hub than at the terminal");
            }
        }
        return new ReceiptCheck(numbers.size(), numbers.size() - remarks.size(), remarks);
    }

    /** Whether all are the same. */
    public boolean holds() {
        return remarks.isEmpty();
    }
}
