package org.hall24.demo.printing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.time.Pause;

/** Cables cut at every sixteenth byte of a receipt, at every sheet of a document, and at bytes of its talk chosen by chance. */
public final class PaperProof {
    private final Path receipts;
    private final Path documents;
    private final Bench.World world;
    private final Consumer<String> progress;

    /**
     * A proof that leaves its paper in two folders.
     *
     * @param fonts what receipts are drawn with
     */
    public PaperProof(
            Path receipts,
            Path documents,
            Path fonts,
            InstantSource clock,
            Pause pause,
            RandomGenerator chance,
            Consumer<String> progress) {
        this.receipts = receipts;
        this.documents = documents;
        this.world = new Bench.World(clock, pause, chance, fonts);
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @param cuts bytes of the talk with the document printer to cut at
     */
    public List<Tally> run(int cuts) throws IOException, InterruptedException {
        Files.createDirectories(receipts);
        Files.createDirectories(documents);
        var tallies = new ArrayList<Tally>();
        tallies.addAll(new SheetProof(documents, world, progress).run(cuts));
        tallies.add(new SlipProof(receipts, world, progress).run());
        return tallies;
    }
}
