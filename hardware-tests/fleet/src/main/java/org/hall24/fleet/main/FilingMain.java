package org.hall24.fleet.main;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.fleet.outbox.Desk;
import org.hall24.wire.terminal.Agent.Accepted;

/**
 * A process that files into an outbox and says each acknowledgement in a line: matter, case number, clearing number, time. Arguments:
 * state, how many one after another, callers, how many they file together; with no number it files until it is killed. Between the parts
 * it forces files named {@code alone}, {@code together} and {@code end}, which whoever traces it sees.
 */
public final class FilingMain {
    private static final int FOR_EVER_CALLERS = 3;

    private FilingMain() {}

    /** Files. */
    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        var clock = Clock.systemUTC();
        var state = Path.of(arguments[0]);
        var desk = new Desk(clock, new SecureRandom());
        try (var hold = Hold.open(state, Desk.TERMINAL, Limits.COPY, clock)) {
            if (arguments.length == 1) {
                together(hold, desk, FOR_EVER_CALLERS, Integer.MAX_VALUE);
                return;
            }
            mark(state, "alone");
            long before = hold.commits();
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                file(hold, desk);
            }
            long alone = hold.commits();
            mark(state, "together");
            together(hold, desk, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            long together = hold.commits();
            mark(state, "end");
            System.out.println("commits " + (alone - before) + " " + (together - alone));
        }
    }

    private static void together(Hold hold, Desk desk, int callers, int count)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Integer>>();
            for (int i = 0; i < callers; i++) {
                int mine = count / callers;
                all.add(threads.submit(() -> {
                    for (int k = 0; k < mine; k++) {
                        file(hold, desk);
                    }
                    return mine;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    private static void file(Hold hold, Desk desk) throws IOException, InterruptedException {
        var filing = desk.next();
        if (!(hold.outbox().file(filing) instanceof Accepted(var number, var clearing, var at))) {
            throw new IOException("refused");
        }
        var line = filing.matterId() + " " + number + " " + clearing + " " + at + "\n";
        synchronized (System.out) {
            System.out.print(line);
            System.out.flush();
        }
    }

    private static void mark(Path state, String name) throws IOException {
        try (var channel = FileChannel.open(state.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
