package org.hall24.driver.ipp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/** The operations of IPP that a terminal needs, each a question and its answer. A job's name is its UUID and nothing of a person's. */
final class IppDesk {
    /** A terminal's jobs of an evening; printers keep far fewer. */
    private static final int JOBS_MAX = 50;

    private final HttpLine line;
    private final String printerUri;
    private final String user;
    private final Duration answerMax;
    private int version = IppRequest.VERSION_2_0;
    private int requests;

    /**
     * A desk.
     *
     * @param user who asks: only this one's jobs are listed and withdrawn
     */
    IppDesk(HttpLine line, String printerUri, String user, Duration answerMax) {
        this.line = line;
        this.printerUri = printerUri;
        this.user = user;
        this.answerMax = answerMax;
    }

    /** Adds what is special about a request. */
    private interface Saying {
        void to(IppRequest request);
    }

    PrinterFacts printer(List<String> asked) throws IOException, DeviceException, InterruptedException {
        var answer = ask(
                IppRequest.GET_PRINTER_ATTRIBUTES,
                request -> request.name("requesting-user-name", user).keywords("requested-attributes", asked));
        return new PrinterFacts(did(answer, "Get-Printer-Attributes").group(IppAnswer.PRINTER_GROUP));
    }

    /** What the printer says of one job; empty = it knows none of this number. */
    Optional<JobFacts> job(int number) throws IOException, DeviceException, InterruptedException {
        var answer = ask(
                IppRequest.GET_JOB_ATTRIBUTES,
                request -> request.whole("job-id", number)
                        .name("requesting-user-name", user)
                        .keywords("requested-attributes", JobFacts.ASKED));
        if (answer.status() == IppAnswer.NOT_FOUND || answer.status() == IppAnswer.GONE) {
            return Optional.empty();
        }
        return Optional.of(new JobFacts(did(answer, "Get-Job-Attributes").group(IppAnswer.JOB_GROUP)));
    }

    /** This terminal's jobs: those that have ended, or those that have not. A printer that does not list them has none. */
    List<JobFacts> jobs(boolean ended) throws IOException, DeviceException, InterruptedException {
        var answer = ask(
                IppRequest.GET_JOBS,
                request -> request.name("requesting-user-name", user)
                        .whole("limit", JOBS_MAX)
                        .keywords("requested-attributes", JobFacts.ASKED)
                        .keyword("which-jobs", ended ? "completed" : "not-completed")
                        .flag("my-jobs", true));
        return answer.groups(IppAnswer.JOB_GROUP).stream().map(JobFacts::new).toList();
    }

    /** Asks whether the printer would take this job. */
    void validate(UUID job, String format, Order order, PrinterFacts facts)
            throws IOException, DeviceException, InterruptedException {
        var answer = ask(IppRequest.VALIDATE_JOB, request -> {
            named(request, job).format("document-format", format);
            wanted(request, order, facts);
        });
        did(answer, "Validate-Job");
    }

    /** Makes a job without a document; answers its number. */
    int create(UUID job, Order order, PrinterFacts facts) throws IOException, DeviceException, InterruptedException {
        var answer = ask(IppRequest.CREATE_JOB, request -> wanted(named(request, job), order, facts));
        return did(answer, "Create-Job")
                .group(IppAnswer.JOB_GROUP)
                .whole("job-id")
                .orElseThrow(() -> new DeviceException(Fault.GARBLED, "Create-Job without a job-id"));
    }

    /** Sends the one document of a job. */
    void send(int number, String format, HttpLine.Body document)
            throws IOException, DeviceException, InterruptedException {
        var answer = ask(
                IppRequest.SEND_DOCUMENT,
                request -> request.whole("job-id", number)
                        .name("requesting-user-name", user)
                        .format("document-format", format)
                        .flag("last-document", true),
                document);
        did(answer, "Send-Document");
    }

    /** Makes a job and sends its one document, where a printer does not do one after the other. */
    void print(UUID job, String format, Order order, PrinterFacts facts, HttpLine.Body document)
            throws IOException, DeviceException, InterruptedException {
        var answer = ask(
                IppRequest.PRINT_JOB,
                request -> wanted(named(request, job).format("document-format", format), order, facts),
                document);
        did(answer, "Print-Job");
    }

    /** Withdraws what has not come out. A job that ended meanwhile is none to withdraw. */
    void cancel(int number) throws IOException, DeviceException, InterruptedException {
        var answer = ask(
                IppRequest.CANCEL_JOB,
                request -> request.whole("job-id", number).name("requesting-user-name", user));
        if (answer.status() != IppAnswer.NOT_POSSIBLE && answer.status() != IppAnswer.NOT_FOUND) {
            did(answer, "Cancel-Job");
        }
    }

    private IppRequest named(IppRequest request, UUID job) {
        return request.name("requesting-user-name", user)
                .name("job-name", job.toString())
                .flag("ipp-attribute-fidelity", false);
    }

    private static void wanted(IppRequest request, Order order, PrinterFacts facts) {
        request.job();
        if (facts.namesA4()) {
            request.keyword("media", PrinterFacts.A4);
        }
        if (!facts.isOneSided()) {
            request.keyword("sides", "one-sided");
        }
        switch (order) {
            case Order.Whole(int copies)
            when copies > 1 ->
                request.whole("copies", copies)
                        .keyword("multiple-document-handling", "separate-documents-collated-copies");
            case Order.Ranged(int from, int to) -> request.range("page-ranges", from, to);
            case Order.Whole _, Order.LaidOut _ -> {}
        }
    }

    private IppAnswer ask(int operation, Saying saying) throws IOException, DeviceException, InterruptedException {
        return ask(operation, saying, HttpLine.NOTHING);
    }

    private IppAnswer ask(int operation, Saying saying, HttpLine.Body document)
            throws IOException, DeviceException, InterruptedException {
        var answer = askOnce(operation, saying, document);
        if (answer.status() == IppAnswer.BAD_VERSION && version != IppRequest.VERSION_1_1) {
            version = IppRequest.VERSION_1_1;
            return askOnce(operation, saying, document);
        }
        return answer;
    }

    private IppAnswer askOnce(int operation, Saying saying, HttpLine.Body document)
            throws IOException, DeviceException, InterruptedException {
        int id = ++requests;
        var request = new IppRequest(version, operation, id, printerUri);
        saying.to(request);
        var bytes = line.post(request.toBytes(), document, answerMax)
                .orElseThrow(() -> new DeviceException(Fault.SILENT, "no answer within " + answerMax));
        return IppAnswer.parse(bytes)
                .filter(answer -> answer.id() == id)
                .orElseThrow(() -> new DeviceException(Fault.GARBLED, bytes.length + " bytes that are no IPP answer"));
    }

    private static IppAnswer did(IppAnswer answer, String operation) throws DeviceException {
        if (!answer.done()) {
            throw new DeviceException(
                    answer.status() == IppAnswer.BUSY ? Fault.BUSY : Fault.REFUSED,
                    operation + ": status 0x" + Integer.toHexString(answer.status()));
        }
        return answer;
    }
}
