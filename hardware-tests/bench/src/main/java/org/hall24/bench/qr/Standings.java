package org.hall24.bench.qr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hall24.report.Figure;

/** Who read what. */
public final class Standings {
    /** So many unrelated peers must read the same other text before a label is doubted. */
    private static final int WITNESSES_MIN = 2;

    private final List<Specimen> specimens;
    private final List<Score> scores;
    private final int rounds;
    private final Set<String> doubted;

    Standings(List<Specimen> specimens, List<Score> scores, int rounds) {
        this.specimens = specimens;
        this.scores = scores;
        this.rounds = rounds;
        this.doubted = doubted();
    }

    /** Whether ours decodes more than any other, and nothing wrong. */
    public boolean holds() {
        int ours = decoded(scores.getFirst());
        return wrong(scores.getFirst()) == 0 && scores.stream().skip(1).allMatch(peer -> decoded(peer) < ours);
    }

    /** A label nobody reads, while peers that share no code read the same other text: that label is wrong. */
    private Set<String> doubted() {
        Map<String, Map<String, Set<String>>> others = new HashMap<>();
        var confirmed = new HashSet<String>();
        for (int i = 0; i < specimens.size(); i++) {
            var specimen = specimens.get(i);
            for (var peer : scores.subList(1, scores.size())) {
                peer.text(i).ifPresent(text -> {
                    if (text.equals(specimen.says())) {
                        confirmed.add(specimen.name());
                    } else {
                        others.computeIfAbsent(specimen.name(), _ -> new HashMap<>())
                                .computeIfAbsent(text, _ -> new HashSet<>())
                                .add(peer.name());
                    }
                });
            }
        }
        var doubted = new HashSet<String>();
        others.forEach((name, texts) -> {
            boolean witnessed = texts.values().stream().anyMatch(peers -> peers.size() >= WITNESSES_MIN);
            if (witnessed && !confirmed.contains(name)) {
                doubted.add(name);
            }
        });
        return doubted;
    }

    private boolean counts(int specimen) {
        return !doubted.contains(specimens.get(specimen).name());
    }

    private int decoded(Score score) {
        int decoded = 0;
        for (int i = 0; i < specimens.size(); i++) {
            decoded += counts(i) && isRight(score, i) ? 1 : 0;
        }
        return decoded;
    }

    private int decoded(Score score, Variant variant) {
        int decoded = 0;
        for (int i = 0; i < specimens.size(); i++) {
            decoded += counts(i) && specimens.get(i).variant() == variant && isRight(score, i) ? 1 : 0;
        }
        return decoded;
    }

    private boolean isRight(Score score, int specimen) {
        return score.text(specimen)
                .filter(specimens.get(specimen).says()::equals)
                .isPresent();
    }

    private int wrong(Score score) {
        int wrong = 0;
        for (int i = 0; i < specimens.size(); i++) {
            wrong += counts(i) && score.text(i).isPresent() && !isRight(score, i) ? 1 : 0;
        }
        return wrong;
    }

    private int counted() {
        int counted = 0;
        for (int i = 0; i < specimens.size(); i++) {
            counted += counts(i) ? 1 : 0;
        }
        return counted;
    }

    /** The rows of {@code bench.json}: decoded, wrong and milliseconds, ours beside each peer's. */
    public List<Figure> figures() {
        var ours = scores.getFirst();
        var rows = new ArrayList<Figure>();
        rows.add(Figure.of("qr.specimens", counted(), "pictures", "", 0, rounds, 0));
        rows.add(Figure.of("qr.labels-in-doubt", doubted.size(), "pictures", "", 0, rounds, 0));
        for (var peer : scores.subList(1, scores.size())) {
            rows.add(Figure.of("qr.decoded", decoded(ours), "codes", peer.name(), decoded(peer), rounds, 0));
            rows.add(Figure.of("qr.wrong", wrong(ours), "codes", peer.name(), wrong(peer), rounds, 0));
            rows.add(Figure.of(
                    "qr.median",
                    ours.medianMillis(),
                    "ms",
                    peer.name(),
                    peer.medianMillis(),
                    rounds,
                    ours.spreadMillis()));
            for (var variant : Variant.values()) {
                rows.add(Figure.of(
                        "qr.decoded." + variant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        decoded(ours, variant),
                        "codes",
                        peer.name(),
                        decoded(peer, variant),
                        rounds,
                        0));
            }
        }
        return rows;
    }

    /** The table for a person. */
    public String table() {
        var table = new StringBuilder(String.format(
                Locale.ROOT, "%-13s %8s %6s %9s %9s ", "of " + counted(), "decoded", "wrong", "median ms", "mean ms"));
        for (var variant : Variant.values()) {
            table.append(String.format(Locale.ROOT, " %7s", variant.word()));
        }
        for (var score : scores) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-13s %8d %6d %9.2f %9.2f ",
                    score.name(),
                    decoded(score),
                    wrong(score),
                    score.medianMillis(),
                    score.meanMillis()));
            for (var variant : Variant.values()) {
                table.append(String.format(Locale.ROOT, " %7d", decoded(score, variant)));
            }
        }
        doubted.stream()
                .sorted()
                .forEach(name -> table.append(String.format("%nlabel in doubt, counts for nobody: %s", name)));
        return table.toString();
    }

    /** What ours missed or read wrongly although a peer read something there, for whoever improves it. */
    public List<String> lessons() {
        var lessons = new ArrayList<String>();
        var ours = scores.getFirst();
        for (int i = 0; i < specimens.size(); i++) {
            int specimen = i;
            var peers = scores.stream()
                    .skip(1)
                    .filter(peer -> peer.text(specimen).isPresent())
                    .map(Score::name)
                    .toList();
            if (counts(i)
                    && !isRight(ours, i)
                    && (!peers.isEmpty() || ours.text(i).isPresent())) {
                lessons.add(
                        specimens.get(i) + (ours.text(i).isPresent() ? " WRONG" : " missed") + ", read by " + peers);
            }
        }
        return lessons;
    }
}
