package org.hall24.demo.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.hall24.demo.main.BirdcageMain;
import org.hall24.demo.privacy.Canaries;
import org.hall24.demo.privacy.Hit;
import org.hall24.demo.privacy.LeakFinder;
import org.hall24.programs.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VitalsTest {
    @TempDir
    Path folder;

    private static final Path FONTS =
            Path.of(java.util.Objects.requireNonNull(System.getProperty("hall24.assets")), "fonts");

    @Test
    void theCanaryIsFoundInALiveHeap() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BirdcageMain.class.getName());
        var log = folder.resolve("cage.log");
        try (var cage = Program.start("birdcage", command, Map.of(), log, _ -> {})) {
            cage.awaitReady(Duration.ofSeconds(30));
            var dump = folder.resolve("cage.hprof");
            Vitals.jcmd(cage.pid(), log, "GC.heap_dump", dump.toString());
            var finder = LeakFinder.of(List.of(Canaries.BIRD), FONTS);

            finder.search(dump);

            assertThat(finder.hits()).extracting(Hit::form).contains("utf-8", "utf-16le");
            assertThat(Vitals.of(cage.pid(), log).threads()).containsKey("main");
            Files.delete(dump);
        }
    }

    @Test
    void theJvmsOwnThreadsAreNotCountedAndNumbersDoNotMatter() {
        var threads = Vitals.threadsIn("""
                "main" #1 [12] prio=5 os_prio=0 cpu=1ms
                "C2 CompilerThread0" #12 [33] daemon prio=9
                "ForkJoinPool-1-worker-3" #44 [51] daemon prio=5
                "idcard-17" #45 [52] prio=5
                "idcard-18" #46 [53] prio=5
                """);

        assertThat(threads).isEqualTo(new TreeMap<>(Map.of("main", 1, "idcard-N", 2)));
    }

    @Test
    void ofItselfAProgramAlsoSeesItsVirtualThreads() throws Exception {
        var over = new CountDownLatch(1);
        var waiting = Thread.ofVirtual().name("reader-17").start(() -> {
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        var vitals = Vitals.ofThisProgram(folder);
        over.countDown();
        waiting.join();

        assertThat(vitals.threads()).containsEntry("reader-N", 1).containsKey("main");
        assertThat(Vitals.ofThisProgram(folder).threads()).doesNotContainKey("reader-N");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsMoreThanBeforeIsSaidInWords() {
        var before = new Vitals(40, new TreeMap<>(Map.of("main", 1, "idcard-N", 1)));
        var after = new Vitals(41, new TreeMap<>(Map.of("main", 1, "idcard-N", 2)));

        assertThat(before.moreThan(before)).isEmpty();
        assertThat(before.moreThan(after)).isEmpty();
        assertThat(after.moreThan(before)).hasSize(2);
    }
}
