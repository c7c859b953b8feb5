package org.hall24.demo.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.demo.hall.Role;
import org.hall24.demo.stage.Stage;
import org.hall24.time.Pause;

/**
 * Kills by SIGKILL, and is the service manager afterwards: a program that was killed, or did not come up because another was dead at
 * that moment, is started again. The database is not started here: that is for the hub's keeper, or for the hub's next start.
 */
final class Killer {
    /** Beyond a brisk visit nobody is at "review" any more; then the kill falls where it falls. */
    private static final Duration REVIEW_MAX = Duration.ofSeconds(90);

    /** As long as a hub may take to start. */
    private static final Duration DATABASE_MAX = Duration.ofSeconds(150);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** A service manager tries for ever; whoever does not come up three times in a row has a reason we want to see. */
    private static final int STARTS_MAX = 3;

    private final Stage stage;
    private final Pause pause;
    private final Map<Victim, CompletableFuture<Duration>> last = new EnumMap<>(Victim.class);
    private final Map<Victim, List<Duration>> away = new EnumMap<>(Victim.class);
    private final AtomicInteger secondStarts = new AtomicInteger();

    /**
     * A kill to come.
     *
     * @param atFiling whether it is counted from the touch that files; else from now
     * @param after how long after that
     * @param dead how long it stays dead before it is started again; the database's keeper does not ask
     */
    record Plan(Victim victim, boolean atFiling, Duration after, Duration dead) {
        @Override
        public String toString() {
            return victim.word() + " dies " + after.toMillis() + " ms after "
                    + (atFiling ? "the last touch" : "coming");
        }
    }

    Killer(Stage stage, Pause pause) {
        this.stage = stage;
        this.pause = pause;
    }

    /** Kills at the moment; returns at once. The same victim must be well again: see {@link #await}. */
    void plan(Plan plan) {
        var done = new CompletableFuture<Duration>();
        last.put(plan.victim(), done);
        Thread.ofVirtual().name("killer-" + plan.victim().word()).start(() -> {
            try {
                if (plan.atFiling()) {
                    var trace = stage.glass().trace();
                    trace.await(scene -> scene.screen().equals("review"), REVIEW_MAX);
                    trace.await(scene -> !scene.screen().equals("review"), REVIEW_MAX);
                }
                pause.sleep(plan.after());
                done.complete(killed(plan));
            } catch (IOException | InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
    }

    /** From the kill to being ready again. */
    private Duration killed(Plan plan) throws IOException, InterruptedException {
        long since = System.nanoTime();
        var role = plan.victim().role();
        if (role.isPresent()) {
            stage.hall().kill(role.get());
            pause.sleep(plan.dead());
            started(role.get());
        } else {
            stage.hall().database().kill();
            awaitDatabase();
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void started(Role role) throws IOException, InterruptedException {
        for (int start = 1; ; start++) {
            try {
                stage.hall().launch(role);
                return;
            } catch (IOException e) {
                if (start == STARTS_MAX) {
                    throw e;
                }
                secondStarts.incrementAndGet();
                stage.hall().kill(role);
            }
        }
    }

    private void awaitDatabase() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + DATABASE_MAX.toNanos();
        while (!stage.hall().database().isReady()) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("the database was not brought back within " + DATABASE_MAX);
            }
            pause.sleep(LOOK_EVERY);
        }
    }

    /** Waits until these are well again after their last kill. */
    void await(List<Victim> victims) throws IOException, InterruptedException {
        for (var victim : victims) {
            var killing = Optional.ofNullable(last.remove(victim));
            if (killing.isPresent()) {
                try {
                    away.computeIfAbsent(victim, _ -> new ArrayList<>())
                            .add(killing.get().get());
                } catch (ExecutionException e) {
                    throw new IOException("a killed " + victim.word() + " did not come back: " + e.getMessage(), e);
                }
            }
        }
    }

    /** How often it was killed. */
    int kills(Victim victim) {
        return away.getOrDefault(victim, List.of()).size();
    }

    /** The middle time from a kill to being ready again, in milliseconds; 0 when it was not killed. */
    long awayMillis(Victim victim) {
        var sorted = away.getOrDefault(victim, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2).toMillis();
    }

    /** How often a program had to be started once more, because another was dead when it came up. */
    int secondStarts() {
        return secondStarts.get();
    }
}
