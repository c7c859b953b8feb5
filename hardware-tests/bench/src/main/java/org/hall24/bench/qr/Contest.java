package org.hall24.bench.qr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All contestants over all specimens, round by round, each specimen shown to one after the other. */
public final class Contest {
    private static final Logger LOG = LoggerFactory.getLogger(Contest.class);

    private final List<Specimen> specimens;
    private final Consumer<String> progress;

    private Contest(List<Labelled> pictures, Consumer<String> progress) {
        this.progress = progress;
        this.specimens = new ArrayList<>();
        for (var picture : pictures) {
            for (var variant : Variant.values()) {
                specimens.add(new Specimen(picture.name(), variant, variant.of(picture.picture()), picture.says()));
            }
        }
    }

    /**
     * Over pictures made by others.
     *
     * @throws IOException when there are none
     */
    public static Contest over(Path corpus, Consumer<String> progress) throws IOException {
        return new Contest(Corpus.in(corpus), progress);
    }

    /** Over codes made and spoilt here. */
    public static Contest overMade(long seed, Consumer<String> progress) {
        return new Contest(Forge.codes(Forge.CODES, seed), progress);
    }

    /**
     * Holds it.
     *
     * @param rounds how often every specimen is shown; before them all is shown once to warm up, uncounted
     */
    public Standings hold(int rounds) {
        var contestants = Contestants.all();
        try {
            var scores = new ArrayList<Score>();
            for (var contestant : contestants) {
                scores.add(new Score(contestant.name(), specimens.size(), rounds));
            }
            for (int round = -1; round < rounds; round++) {
                for (int i = 0; i < specimens.size(); i++) {
                    for (int j = 0; j < contestants.size(); j++) {
                        show(specimens.get(i), i, contestants.get(j), scores.get(j), round);
                    }
                }
                progress.accept(round < 0 ? "warmed up" : "round " + (round + 1) + " of " + rounds);
            }
            return new Standings(specimens, scores, rounds);
        } finally {
            contestants.forEach(Contest::close);
        }
    }

    private static void show(Specimen specimen, int index, Contestant contestant, Score score, int round) {
        try (var look = contestant.at(specimen.picture())) {
            long began = System.nanoTime();
            var read = read(look, contestant, specimen);
            if (round >= 0) {
                score.note(index, round, read, System.nanoTime() - began);
            }
        } catch (Exception e) {
            throw new IllegalStateException(contestant.name() + " cannot let go of " + specimen, e);
        }
    }

    /** OpenCV throws on codes it does not know; that is no code. */
    private static Optional<String> read(Contestant.Look look, Contestant contestant, Specimen specimen) {
        try {
            return look.read();
        } catch (RuntimeException e) {
            LOG.debug("{} threw at {}", contestant.name(), specimen, e);
            return Optional.empty();
        }
    }

    private static void close(Contestant contestant) {
        try {
            contestant.close();
        } catch (Exception e) {
            LOG.warn("{} does not close", contestant.name(), e);
        }
    }
}
