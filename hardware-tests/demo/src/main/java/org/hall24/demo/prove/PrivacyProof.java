package org.hall24.demo.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hall24.demo.citizen.Darkness;
import org.hall24.demo.citizen.Disappointment;
import org.hall24.demo.citizen.Visits;
import org.hall24.demo.citizen.Ways;
import org.hall24.demo.hall.Places;
import org.hall24.demo.hall.Role;
import org.hall24.demo.privacy.Canaries;
import org.hall24.demo.privacy.Hit;
import org.hall24.demo.privacy.LeakFinder;
import org.hall24.demo.privacy.LeakFinder.Sought;
import org.hall24.demo.privacy.Leftovers;
import org.hall24.demo.stage.Performance;
import org.hall24.demo.stage.Stage;
import org.hall24.demo.vitals.Vitals;
import org.hall24.people.People;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.hall24.report.Row;
import org.hall24.time.Pause;

/**
 * Nothing personal stays at the terminal: people come and go, then the disk of agent, kiosk and devices, the logs, the files they held
 * open, and the live heaps of kiosk and agent are searched. A finder that misses one planted canary may not speak.
 */
final class PrivacyProof {
    private static final Duration DUMP_MAX = Duration.ofMinutes(2);
    private static final Duration FREE_MAX = Duration.ofSeconds(210);
    private static final Path SHARED = Path.of("/dev/shm");

    /** Where printing systems keep what they print. */
    private static final List<Path> SPOOLS = List.of(
            Path.of("/var/spool/cups"),
            Path.of("/var/spool/cups-pdf"),
            Path.of("/var/spool/lpd"),
            Path.of("/var/cache/cups"));

    private static final String BIRDCAGE = "org.hall24.demo.main.BirdcageMain";

    private final House house;
    private final Stage stage;
    private final Places places;
    private final RandomGenerator random;
    private final Pause pause;
    private final Consumer<String> progress;
    private final Path heap;
    private final Path log;
    private final Set<Path> sharedBefore = new HashSet<>();

    PrivacyProof(House house, Stage stage, RandomGenerator random, Pause pause, Consumer<String> progress) {
        this.house = house;
        this.stage = stage;
        this.places = stage.hall().places();
        this.random = random;
        this.pause = pause;
        this.progress = progress;
        this.heap = places.out().resolve("heap");
        this.log = places.logs().resolve("jcmd.log");
    }

    /** Everything looked for: the people, what they typed, and the bird. */
    private static List<Sought> sought() {
        var all = new ArrayList<Sought>(LeakFinder.everybody());
        all.add(new Sought("typed text", Ways.LAMP_WRITTEN));
        all.add(new Sought("payment code", Visits.PAYMENT_CODE));
        all.add(Canaries.BIRD);
        return all;
    }

    /** Plants and finds the canaries; how many were missed is told. */
    List<String> missedCanaries() throws IOException, InterruptedException {
        var folder = heap.resolve("canaries");
        try {
            var canaries = Canaries.plant(folder, house.fonts(), random);
            var finder = LeakFinder.of(sought(), house.fonts());
            finder.search(folder);
            var missed = new ArrayList<>(canaries.missedBy(finder.hits()).stream()
                    .map(file -> file.getFileName().toString())
                    .toList());
            canaries.overlookedBy(Leftovers.in(folder.resolve("left")))
                    .forEach(file -> missed.add("left behind: " + file.getFileName()));
            missed.addAll(missedWithoutName(folder));
            missed.addAll(missedInHeap());
            progress.accept("%d canaries planted, one in a heap and one in a deleted file; missed: %s"
                    .formatted(canaries.count(), missed));
            return missed;
        } finally {
            Places.remove(folder);
        }
    }

    /** A file somebody holds open after its name is gone. */
    private List<String> missedWithoutName(Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("nameless");
        Files.writeString(file, Canaries.BIRD.text());
        var finder = LeakFinder.of(List.of(Canaries.BIRD), house.fonts());
        try (var held = Program.start(
                "holder",
                List.of("sh", "-c", "exec 9<\"$0\"; echo '{\"ready\":1}'; sleep 600", file.toString()),
                Map.of(),
                log,
                _ -> {})) {
            held.awaitReady(DUMP_MAX);
            Files.delete(file);
            for (var entry : OpenFiles.nameless(held)) {
                finder.searchOpen(entry);
            }
        }
        return finder.hits().isEmpty() ? List.of("deleted file") : List.of();
    }

    private List<String> missedInHeap() throws IOException, InterruptedException {
        var command = house.command(Leaf.DEMO, BIRDCAGE, List.of());
        try (var cage = Program.start("birdcage", command, Map.of(), log, _ -> {})) {
            cage.awaitReady(DUMP_MAX);
            var finder = LeakFinder.of(List.of(Canaries.BIRD), house.fonts());
            searchHeap(finder, "birdcage", cage.pid());
            var forms = finder.hits().stream().map(hit -> hit.form()).toList();
            return List.of("utf-16le", "utf-8").stream()
                    .filter(form -> !forms.contains(form))
                    .map(form -> "heap " + form)
                    .toList();
        }
    }

    /** A dump of what is alive, searched and deleted. Its size in bytes. */
    private long searchHeap(LeakFinder finder, String name, long pid) throws IOException, InterruptedException {
        Files.createDirectories(heap);
        var dump = heap.resolve(name + ".hprof");
        try {
            Vitals.jcmd(pid, log, "GC.heap_dump", dump.toString());
            long size = Files.size(dump);
            finder.search(dump);
            return size;
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    Row run(long seed) throws IOException, InterruptedException {
        var finder = LeakFinder.of(sought(), house.fonts());
        sharedBefore.addAll(shared());
        var figures = new LinkedHashMap<String, Long>();
        int visits;
        List<Path> opened;
        try (var open = new OpenFiles(
                List.of(
                        stage.hall().program(Role.KIOSK).orElseThrow(),
                        stage.hall().program(Role.AGENT).orElseThrow()),
                pause)) {
            var performance = new Performance(stage, progress);
            var journeys = performance.play(new Visits(stage, People.shipped()).personal());
            visits = journeys.size();
            figures.put("visits", (long) visits);
            figures.put(
                    "visits-as-expected",
                    journeys.stream().filter(journey -> journey.holds()).count());
            stage.settledBalance();
            figures.put("found-while-somebody-was-there", foundInSession());
            stage.glass().trace().await(scene -> scene.screen().equals("attract"), FREE_MAX);
            opened = open.of(house);
        }
        for (var role : List.of(Role.KIOSK, Role.AGENT)) {
            long began = System.nanoTime();
            long size = searchHeap(
                    finder,
                    role.word(),
                    stage.hall().program(role).orElseThrow().pid());
            figures.put("heap-" + role.word() + "-bytes", size);
            figures.put(
                    "heap-" + role.word() + "-ms",
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
        for (var role : List.of(Role.KIOSK, Role.AGENT)) {
            searchWhileItLives(finder, stage.hall().program(role).orElseThrow());
        }
        searchDisk(finder, opened);
        var left = new LinkedHashSet<Hit>(leftovers(opened));
        stage.close(); // what is written at the end is looked for too
        searchDisk(finder, opened);
        left.addAll(leftovers(opened));
        finder.hits().forEach(hit -> progress.accept("FOUND " + hit));
        left.forEach(hit -> progress.accept("LEFT BEHIND " + hit));
        Files.write(places.out().resolve("searched.txt"), finder.searched());
        figures.put("files", (long) finder.searched().size());
        figures.put("bytes", finder.bytes());
        figures.put("streams", finder.streams());
        figures.put("cut-streams", finder.cutStreams());
        figures.put("pdf-texts", finder.texts());
        figures.put("found", finder.found());
        figures.put("left-behind", (long) left.size());
        boolean holds = finder.found() == 0 && left.isEmpty() && figures.get("visits-as-expected") == visits;
        return new Row("privacy", 1, holds ? 1 : 0, 0, 0, seed, figures);
    }

    /**
     * The counter-proof: while somebody stands before their form, the kiosk's heap holds their name, and the finder must see it there.
     * They leave by the leave key; what is searched afterwards is searched after them.
     */
    private long foundInSession() throws IOException, InterruptedException {
        stage.glass().trace().await(scene -> scene.screen().equals("attract"), FREE_MAX);
        var card = "R-05";
        try {
            var citizen = stage.somebody();
            Ways.to(Ways.APPEAL, card).until(citizen, FREE_MAX, "form");
            var finder = LeakFinder.of(sought(), house.fonts());
            searchHeap(
                    finder,
                    "kiosk-in-session",
                    stage.hall().program(Role.KIOSK).orElseThrow().pid());
            citizen.touches("foot.leave");
            citizen.sees(FREE_MAX, "cleared");
            if (finder.hits().stream().noneMatch(hit -> hit.whose().equals(card + " name"))) {
                throw new IOException("the leak finder does not see a person who is there; it may not say 'none'");
            }
            return finder.found();
        } catch (Darkness e) {
            throw new IOException(e.sentence(), e);
        } catch (Disappointment e) {
            throw new IOException(e.sentence(), e);
        }
    }

    /** The terminal's disk and every log. The hub's state is another house's: its applications are sealed there, and it opens them. */
    private void searchDisk(LeakFinder finder, List<Path> opened) throws IOException, InterruptedException {
        for (var name : List.of("agent", "kiosk", "sim", "release", "roots", "hub-keys.json")) {
            finder.search(places.state(name));
        }
        finder.search(places.logs());
        finder.search(places.state("hub").resolve("postgres/data/log"));
        finder.search(places.receipts());
        finder.search(places.state("tmp"));
        for (var file : opened) {
            finder.search(file);
        }
        for (var file : shared()) {
            if (!sharedBefore.contains(file)) {
                finder.search(file);
            }
        }
    }

    /** What only a running program shows: files without a name, and the JVM's own counters. */
    private static void searchWhileItLives(LeakFinder finder, Program program)
            throws IOException, InterruptedException {
        for (var entry : OpenFiles.nameless(program)) {
            finder.searchOpen(entry);
        }
        finder.search(Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"), Long.toString(program.pid())));
    }

    /** Pictures and documents where the terminal's programs may write, and anything in a print spool. */
    private List<Hit> leftovers(List<Path> opened) throws IOException {
        var left = new ArrayList<Hit>();
        for (var folder : List.of(places.state("agent"), places.state("kiosk"), places.state("tmp"))) {
            left.addAll(Leftovers.in(folder));
        }
        for (var file : opened) {
            left.addAll(Leftovers.in(file));
        }
        for (var file : shared()) {
            if (!sharedBefore.contains(file)) {
                left.addAll(Leftovers.in(file));
            }
        }
        for (var spool : SPOOLS) {
            left.addAll(Leftovers.any(spool, "file in a print spool"));
        }
        return left;
    }

    /** Files in the memory all programs share. */
    private static Set<Path> shared() throws IOException {
        try (var files = Files.walk(SHARED, 2)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (UncheckedIOException e) {
            throw new IOException(SHARED + " changed while it was listed", e);
        }
    }
}
