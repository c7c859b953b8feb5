package org.hall24.simulator.document;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.contract.HandClock;
import org.hall24.simulator.document.PrintJob.State;

/** A printer in memory, on a clock moved by hand: it understands the simulated printer's IPP and puts out a sheet after each tenth of a second. */
final class HandPress {
    private static final Duration SHEET = Duration.ofMillis(100);
    private static final List<Integer> OPERATIONS = List.of(0x02, 0x04, 0x05, 0x06, 0x08, 0x09, 0x0A, 0x0B);

    private final HandClock clock;
    private final int pages;
    private final List<PrintJob> jobs = new ArrayList<>();
    private final Map<PrintJob, Instant> loaded = new HashMap<>();
    private boolean coverOpen;
    private int busyAnswers;

    /**
     * A printer.
     *
     * @param pages of every document it is sent
     */
    HandPress(HandClock clock, int pages) {
        this.clock = clock;
        this.pages = pages;
    }

    void cover(boolean open) {
        coverOpen = open;
    }

    /** The next so many questions for a job are answered by "busy". */
    void busy(int answers) {
        busyAnswers = answers;
    }

    /** All that fell into the tray. */
    int sheets() {
        runs();
        return jobs.stream().mapToInt(job -> job.sheets).sum();
    }

    /** What has come out by now. A sheet that was begun before its job was withdrawn comes out. */
    private void runs() {
        for (var job : jobs) {
            var since = loaded.get(job);
            if (since == null || job.state.hasEnded()) {
                continue;
            }
            job.sheets = (int)
                    Math.min(pages, Duration.between(since, clock.instant()).dividedBy(SHEET));
            if (job.sheets == pages) {
                job.end(State.COMPLETED, "job-completed-successfully");
            }
        }
    }

    byte[] answer(byte[] request) {
        runs();
        try {
            var call = IppCall.read(request);
            return switch (call.operation()) {
                case IppCall.GET_PRINTER_ATTRIBUTES -> printer(call);
                case IppCall.GET_JOBS -> list(call);
                case IppCall.VALIDATE_JOB -> status(call, IppReply.OK);
                case IppCall.CREATE_JOB -> {
                    var job = new PrintJob(jobs.size() + 1, call);
                    jobs.add(job);
                    yield of(call, job);
                }
                case IppCall.SEND_DOCUMENT, IppCall.CANCEL_JOB, IppCall.GET_JOB_ATTRIBUTES ->
                    job(call).map(job -> done(call, job)).orElseGet(() -> status(call, IppReply.NOT_FOUND));
                default -> status(call, IppReply.OPERATION_NOT_SUPPORTED);
            };
        } catch (IOException e) {
            throw new AssertionError("the driver asks something nobody understands", e);
        }
    }

    /** A request broke off: a document that is not whole is not printed. */
    void brokenOff(byte[] begun) {
        try {
            var call = IppCall.read(begun);
            if (call.operation() == IppCall.SEND_DOCUMENT) {
                job(call)
                        .filter(job -> !job.state.hasEnded())
                        .ifPresent(job -> job.end(State.ABORTED, "aborted-by-system"));
            }
        } catch (IOException _) {
            // not even its attributes came
        }
    }

    private Optional<PrintJob> job(IppCall call) {
        return call.number("job-id")
                .flatMap(number ->
                        jobs.stream().filter(job -> job.number == number).findFirst());
    }

    private byte[] done(IppCall call, PrintJob job) {
        switch (call.operation()) {
            case IppCall.SEND_DOCUMENT -> {
                if (job.state != State.HELD) {
                    return status(call, IppReply.NOT_POSSIBLE);
                }
                job.state = State.PROCESSING;
                job.reasons.clear();
                job.reasons.add("job-printing");
                loaded.put(job, clock.instant());
            }
            case IppCall.CANCEL_JOB -> {
                if (job.state.hasEnded()) {
                    return status(call, IppReply.NOT_POSSIBLE);
                }
                job.sheets += loaded.containsKey(job) ? 1 : 0;
                job.end(State.CANCELED, "job-canceled-by-user");
            }
            default -> {
                if (busyAnswers > 0) {
                    busyAnswers--;
                    return status(call, IppReply.BUSY);
                }
            }
        }
        return of(call, job);
    }

    private static byte[] status(IppCall call, int status) {
        return new IppReply(call.version(), status, call.id()).toBytes();
    }

    private byte[] of(IppCall call, PrintJob job) {
        var reply = new IppReply(call.version(), IppReply.OK, call.id());
        Description.write(reply.group(0x02, call.words("requested-attributes")), job);
        return reply.toBytes();
    }

    private byte[] list(IppCall call) {
        boolean ended = call.word("which-jobs").orElse("").equals("completed");
        var reply = new IppReply(call.version(), IppReply.OK, call.id());
        jobs.stream()
                .filter(job -> job.state.hasEnded() == ended)
                .forEach(job -> Description.write(reply.group(0x02, call.words("requested-attributes")), job));
        return reply.toBytes();
    }

    private byte[] printer(IppCall call) {
        return new IppReply(call.version(), IppReply.OK, call.id())
                .group(0x04, call.words("requested-attributes"))
                .enums("printer-state", List.of(coverOpen ? 5 : 3))
                .keywords("printer-state-reasons", List.of(coverOpen ? "cover-open-error" : "none"))
                .flag("printer-is-accepting-jobs", true)
                .keywords("ipp-features-supported", List.of("ipp-everywhere"))
                .enums("operations-supported", OPERATIONS)
                .formats("document-format-supported", List.of(Description.PDF))
                .keywords("media-ready", List.of("iso_a4_210x297mm"))
                .toBytes();
    }
}
