package org.hall24.hub.cases;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hall24.hub.departments.DepartmentAnswer;
import org.hall24.hub.departments.Departments;
import org.hall24.wire.Application;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.UnsealingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens cases and puts them to their departments until they are answered. Each department has workers of its own, so that a slow
 * one holds up nobody else. A worker that dies leaves a lease behind; another takes the case when it ends.
 */
public final class CaseWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseWorker.class);
    private static final int WORKERS_PER_DEPARTMENT = 2;

    /** How often a worker looks without being called. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** What a worker may need beyond the department's patience: opening and writing down. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    /** After trouble of our own making, for the log's sake. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /** A worker in the middle of a case may finish it; longer than a department's patience is no finishing. */
    private static final Duration FAREWELL_MAX = Duration.ofSeconds(6);

    private final CaseFiles files;
    private final SealedApplications sealed;
    private final Opener opener;
    private final QueryCodes codes;
    private final Departments departments;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /** A worker; nothing happens before {@link #start}. */
    public CaseWorker(
            CaseFiles files,
            SealedApplications sealed,
            Opener opener,
            QueryCodes codes,
            Departments departments,
            InstantSource clock,
            RandomGenerator random) {
        this.files = files;
        this.sealed = sealed;
        this.opener = opener;
        this.codes = codes;
        this.departments = departments;
        this.clock = clock;
        this.random = random;
    }

    /** Begins to work. */
    public void start() {
        for (var department : departments.ids()) {
            var matters = departments.matters(department);
            if (matters.isEmpty()) {
                continue; // it answers questions only
            }
            var lease = departments.patience(department).plus(LEASE_MARGIN);
            for (int i = 0; i < WORKERS_PER_DEPARTMENT; i++) {
                threads.add(Thread.ofVirtual()
                        .name("cases-" + department + "-" + i)
                        .start(() -> work(() -> files.claim(matters, lease))));
            }
        }
        Set<String> routed = departments.ids().stream()
                .flatMap(department -> departments.matters(department).stream())
                .collect(Collectors.toSet());
        threads.add(Thread.ofVirtual()
                .name("cases-unrouted")
                .start(() -> work(() -> files.claimUnrouted(routed, LEASE_MARGIN))));
    }

    /** Tells the workers that a new case is there. */
    public void ring() {
        bell.release(threads.size());
    }

    private void work(Supplier<Optional<CaseFiles.Claim>> claims) {
        try {
            while (!closing) {
                try {
                    var claim = claims.get();
                    if (claim.isPresent()) {
                        settle(claim.get());
                    } else if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                        bell.drainPermits();
                    }
                } catch (RuntimeException e) {
                    if (closing) {
                        return;
                    }
                    // Its message may quote what a citizen wrote; the class names the place well enough.
                    LOG.error("a case could not be worked on: {}", e.getClass().getName());
                    bell.tryAcquire(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(CaseFiles.Claim claim) throws InterruptedException {
        var application = open(claim);
        if (application.isEmpty()) {
            files.stuck(claim.number(), "does not open");
            LOG.error("case {} does not open; a person must look at it", claim.number());
            return;
        }
        var codeHash = Optional.of(application.get().queryCode())
                .filter(QueryCodes::isCode)
                .map(code -> codes.hash(claim.number().text(), code));
        var department = departments.responsible(claim.matter());
        if (department.isEmpty()) {
            codeHash.ifPresent(hash -> files.opened(claim.number(), hash));
            files.stuck(claim.number(), "no department");
            LOG.error("case {}: nobody is responsible for {}", claim.number(), claim.matter());
            return;
        }
        if (claim.state() == CaseState.SENT && !departments.knowsRepeats(department.get())) {
            files.stuck(claim.number(), "sent, answer unknown");
            LOG.error("case {} was sent to {} and the answer is unknown; ask them", claim.number(), department.get());
            return;
        }
        files.sending(claim.number(), codeHash);
        note(claim, department.get(), departments.file(department.get(), application.get(), claim.number()));
    }

    private Optional<Application> open(CaseFiles.Claim claim) {
        try {
            var envelope = sealed.of(claim.matterId());
            if (envelope.isEmpty()) {
                return Optional.empty();
            }
            var application = opener.open(envelope.get());
            // The envelope binds id and terminal; the catalogue id stands inside and outside, and both must agree.
            return Optional.of(application).filter(a -> a.matter().equals(claim.matter()));
        } catch (UnsealingException e) {
            LOG.warn("case {}: {}", claim.number(), e.getMessage());
            return Optional.empty();
        }
    }

    private void note(CaseFiles.Claim claim, String department, DepartmentAnswer answer) {
        switch (answer) {
            case DepartmentAnswer.Accepted(var reference) -> {
                files.answered(claim.number(), reference);
                LOG.info("case {} is with {}", claim.number(), department);
            }
            case DepartmentAnswer.Refused(var code, var _) -> {
                files.refused(claim.number(), code);
                LOG.warn("case {}: {} said no: {}", claim.number(), department, code);
            }
            case DepartmentAnswer.Unreached(var problem) -> again(claim, claim.state(), department, problem);
            case DepartmentAnswer.Silent(var problem) -> {
                if (departments.knowsRepeats(department)) {
                    again(claim, CaseState.SENT, department, problem);
                } else {
                    files.stuck(claim.number(), "sent, answer unknown");
                    LOG.error("case {}: {} ({}); ask {}", claim.number(), "answer unknown", problem, department);
                }
            }
            case DepartmentAnswer.Resting(var left) ->
                files.later(claim.number(), claim.state(), "department rests", jittered(left));
        }
    }

    private void again(CaseFiles.Claim claim, CaseState state, String department, String problem) {
        var age = Duration.between(claim.receivedAt(), clock.instant());
        var pause = departments.nextAttempt(department, claim.attempts() + 1, age);
        if (pause.isEmpty()) {
            files.stuck(claim.number(), problem);
            LOG.error("case {}: {} has not answered for {}; giving up: {}", claim.number(), department, age, problem);
        } else {
            files.later(claim.number(), state, problem, jittered(pause.get()));
            LOG.warn("case {}: {}: {}; again later", claim.number(), department, problem);
        }
    }

    /** Between the whole pause and one and a half, so that a thousand cases do not come back as one. */
    private Duration jittered(Duration pause) {
        return pause.plusMillis((long) (pause.toMillis() * random.nextDouble() / 2));
    }

    /** Takes no new case, lets those in hand be finished, then interrupts. What is cut off is taken up after its lease. */
    @Override
    public void close() {
        closing = true;
        bell.release(threads.size());
        try {
            for (var thread : threads) {
                if (!thread.join(FAREWELL_MAX)) {
                    thread.interrupt();
                    thread.join(FAREWELL_MAX);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
