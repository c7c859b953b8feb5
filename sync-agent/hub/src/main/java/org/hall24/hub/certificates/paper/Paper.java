package org.hall24.hub.certificates.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.wire.Bytes;

/**
 * Everything one certificate says, in the words that will stand on it.
 *
 * @param number the certificate's
 * @param title in Chinese, as it stands on top
 * @param subtitle the same in English
 * @param holder whose certificate it is
 * @param statement the sentence above the facts
 * @param facts label and value, in order
 * @param grid rows of equal kind; empty when there are none
 * @param notes small print, one sentence each
 * @param use what it may be used for
 * @param receiver who asked for it; empty when nobody was named
 * @param issuer the department
 * @param madeAt when it was made, which is also the time of what it says
 * @param terminal where
 * @param address of the page that verifies it, number and code included
 * @param code what stands beside the QR code, in groups of four
 * @param mark what stands where a seal belongs
 */
public record Paper(
        String number,
        String title,
        String subtitle,
        Holder holder,
        String statement,
        List<Fact> facts,
        Optional<Grid> grid,
        List<String> notes,
        String use,
        Optional<String> receiver,
        String issuer,
        Instant madeAt,
        String terminal,
        String address,
        String code,
        Mark mark) {

    /** A paper with its own copies of the lists. */
    public Paper {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /** A person, in full: it is their own certificate. */
    public record Holder(String name, String number) {
        @Override
        public String toString() {
            return "Holder[masked]";
        }
    }

    /** One line of the facts. */
    public record Fact(String label, String value) {
        @Override
        public String toString() {
            return "Fact[" + label + "]";
        }
    }

    /** A table; each row has as many cells as there are columns. */
    public record Grid(List<Column> columns, List<List<String>> rows) {
        /** A grid with its own copies. */
        public Grid {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(row.size() + " cells in " + columns.size() + " columns");
                }
            }
        }

        @Override
        public String toString() {
            return "Grid[" + rows.size() + " rows]";
        }
    }

    /**
     * A column.
     *
     * @param share of the width, against the other columns' shares
     * @param centred whether its cells are; else they begin at the left
     */
    public record Column(String head, float share, boolean centred) {}

    /** What stands where a seal belongs. */
    public sealed interface Mark {
        /** The department's seal as a PNG picture with a transparent ground. */
        record Impression(Bytes png) implements Mark {}

        /** No seal, and the paper says so. */
        record Unsealed() implements Mark {}
    }

    /** Masked: which one, not what it says. */
    @Override
    public String toString() {
        return "Paper[" + number + "]";
    }
}
