package org.hall24.demo.vitals;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hall24.programs.Program;

/**
 * What a running JVM holds: its open descriptors, and its threads by name.
 *
 * <p>Not counted are the threads the JVM itself starts and ends as it likes (compilers, collectors, attach, the carriers of virtual
 * threads): their number follows the load, not the program. Numbers in names are blotted out, so that a pool's third thread after a
 * reconnect is the same as its second before.
 *
 * @param descriptors entries of {@code /proc/PID/fd}
 * @param threads how many of each name
 */
public record Vitals(int descriptors, TreeMap<String, Integer> threads) {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** As jcmd prints them, and as the JVM writes them of itself, virtual ones too. */
    private static final Pattern THREAD =
            Pattern.compile("^(?:\"([^\"]*)\" #\\d+|#\\d+ \"([^\"]*)\").*", Pattern.MULTILINE);

    private static final Pattern THE_JVMS_OWN = Pattern.compile(
            "C[12] CompilerThread.*|Attach Listener"
                    + "|ForkJoinPool-.*|VirtualThread-unparker.*|Common-Cleaner|Read-Poller.*|Write-Poller.*|Signal Dispatcher"
                    + "|Notification Thread|Service Thread|Monitor Deflation Thread|Finalizer|Reference Handler|process reaper.*");

    /** Takes them now. */
    public static Vitals of(long pid, Path log) throws IOException, InterruptedException {
        var dump = jcmd(pid, log, "Thread.print");
        return new Vitals(descriptorsOf(pid), threadsIn(dump));
    }

    /**
     * Takes those of this very program, virtual threads included.
     *
     * @param scratch a folder for the JVM's own writing; what it writes is removed again
     */
    public static Vitals ofThisProgram(Path scratch) throws IOException {
        var dump = scratch.resolve("threads.txt").toAbsolutePath();
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            return new Vitals(descriptorsOf(ProcessHandle.current().pid()), threadsIn(Files.readString(dump)));
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    /** What {@code jcmd} says to a process. */
    public static String jcmd(long pid, Path log, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(words));
        return Program.outputOf("jcmd", command, log, ANSWER_MAX);
    }

    private static int descriptorsOf(long pid) throws IOException {
        try (var entries = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) entries.count();
        }
    }

    static TreeMap<String, Integer> threadsIn(String dump) {
        var threads = new TreeMap<String, Integer>();
        var each = THREAD.matcher(dump);
        while (each.find()) {
            var name = each.group(1) == null ? each.group(2) : each.group(1);
            if (!THE_JVMS_OWN.matcher(name).matches()) {
                threads.merge(name.replaceAll("\\d+", "N"), 1, Integer::sum);
            }
        }
        return threads;
    }

    /** How many threads are counted. */
    public int threadCount() {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is more than before, in words; empty when nothing is. */
    public List<String> moreThan(Vitals before) {
        var more = new ArrayList<String>();
        if (descriptors > before.descriptors) {
            more.add(descriptors + " descriptors, before " + before.descriptors);
        }
        threads.forEach((name, count) -> {
            int was = before.threads.getOrDefault(name, 0);
            if (count > was) {
                more.add(count + " threads '" + name + "', before " + was);
            }
        });
        return more;
    }
}
