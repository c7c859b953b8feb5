package org.hall24.simulator.document;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.simulator.Words;
import org.hall24.simulator.document.PrintJob.State;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An A4 printer on the network that understands IPP, takes its time, runs out of paper, and keeps every sheet it printed. */
public final class DocumentSimulator implements Words, AutoCloseable {
    private static final int NUMBER_MAX = 10_000_000;
    private static final int SHEETS_MAX = 1_000;
    private static final int SLOW_MILLIS_MAX = 60_000;
    private static final Duration END_MAX = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(DocumentSimulator.class);

    private final Press press;
    private final Tray tray;
    private final Door door;
    private final Thread engine;
    private final AtomicInteger dieAfterSheets = new AtomicInteger(-1);
    private final AtomicBoolean rasterOnly = new AtomicBoolean();

    private DocumentSimulator(InetSocketAddress at, Tray tray, Pause pause) {
        this.tray = tray;
        this.press = new Press(tray, pause, this::sheetFell);
        this.door = new Door(at, new Requests());
        this.engine = Thread.ofPlatform().daemon().name("document-engine").unstarted(press::run);
    }

    /**
     * A printer that listens here, at the path {@code /ipp/print}.
     *
     * @param at port 0 = any free one, see {@link #address}
     * @param out where sheets fall
     */
    public static DocumentSimulator at(InetSocketAddress at, Path out, Pause pause)
            throws IOException, InterruptedException {
        var simulator = new DocumentSimulator(at, new Tray(out), pause);
        simulator.door.plug();
        simulator.engine.start();
        return simulator;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return door.address();
    }

    @Override
    public String vocabulary() {
        return "PAPER FULL|LOW|OUT, PAPER OUT 2 (sheets), PAPER 7 (sheets in the tray), COVER OPEN|CLOSED, JAM, CLEAR, UNPLUG,"
                + " PLUG, POWER OFF|ON, SLOW 300 (ms a sheet), DIE 2 (sheets), CUT 900 (bytes), FORMAT PDF|RASTER,"
                + " HANGUP ON|OFF, STATUS";
    }

    @Override
    public String hear(List<String> words) throws NotUnderstood {
        switch (words.getFirst()) {
            case "PAPER" -> paper(words);
            case "COVER" -> press.cover(either(words, "OPEN", "CLOSED"));
            case "JAM" -> press.jam(true);
            case "CLEAR" -> press.jam(false);
            case "UNPLUG" -> door.unplug();
            case "PLUG" -> plug();
            case "POWER" -> power(either(words, "ON", "OFF"));
            case "SLOW" -> press.pace(Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX)));
            case "DIE" -> dieAfterSheets.set(Words.number(words, 1, SHEETS_MAX));
            case "CUT" -> door.pullAfter(Words.number(words, 1, NUMBER_MAX));
            case "FORMAT" -> rasterOnly.set(either(words, "RASTER", "PDF"));
            case "HANGUP" -> door.hangUpAfterEach(either(words, "ON", "OFF"));
            case "STATUS" -> {
                return "plugged=" + door.isOpen() + " paper=" + press.paperLeft() + " trouble=" + press.trouble()
                        + " sheets=" + tray.sheets() + " jobs=" + press.jobs().size() + " printing="
                        + press.isPrinting();
            }
            default -> throw new NotUnderstood("a document printer does not understand " + words.getFirst());
        }
        return "";
    }

    private void paper(List<String> words) throws NotUnderstood {
        switch (words.size() > 1 ? words.get(1) : "") {
            case "FULL" -> press.paperFull();
            case "LOW" -> press.paperLow();
            case "OUT" -> {
                if (words.size() > 2) {
                    press.paperOutAfter(Words.number(words, 2, SHEETS_MAX));
                } else {
                    press.paper(0);
                }
            }
            default -> press.paper(Words.number(words, 1, SHEETS_MAX));
        }
    }

    private static boolean either(List<String> words, String yes, String no) throws NotUnderstood {
        String word = words.size() == 2 ? words.get(1) : "";
        if (!word.equals(yes) && !word.equals(no)) {
            throw new NotUnderstood(yes + " or " + no + " must stand after " + words.getFirst());
        }
        return word.equals(yes);
    }

    private void plug() throws NotUnderstood {
        try {
            dieAfterSheets.set(-1);
            door.plug();
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotUnderstood("interrupted while the cable went in");
        }
    }

    private void power(boolean on) throws NotUnderstood {
        if (on) {
            plug();
        } else {
            door.unplug();
            press.powerOff();
        }
    }

    private void sheetFell() {
        if (dieAfterSheets.get() > 0 && dieAfterSheets.decrementAndGet() == 0) {
            cutByWish();
        }
    }

    private void cutByWish() {
        dieAfterSheets.set(-1);
        door.unplug();
    }

    @Override
    public void close() {
        door.unplug();
        press.end();
        engine.interrupt();
        try {
            if (!engine.join(END_MAX)) {
                LOG.warn("the engine did not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    // --- what is asked of it
    // ---------------------------------------------------------------------------------------------

    private final class Requests implements Door.Answering {
        @Override
        public byte[] answer(byte[] request) {
            try {
                var call = IppCall.read(request);
                return switch (call.operation()) {
                    case IppCall.GET_PRINTER_ATTRIBUTES -> printer(call);
                    case IppCall.GET_JOBS -> jobs(call);
                    case IppCall.GET_JOB_ATTRIBUTES -> job(call);
                    case IppCall.VALIDATE_JOB -> status(call, formatOf(call) ? IppReply.OK : refusal());
                    case IppCall.CREATE_JOB -> made(call, press.make(call));
                    case IppCall.PRINT_JOB -> print(call);
                    case IppCall.SEND_DOCUMENT -> send(call);
                    case IppCall.CANCEL_JOB -> cancel(call);
                    default -> status(call, IppReply.OPERATION_NOT_SUPPORTED);
                };
            } catch (IOException e) {
                LOG.info("a request nobody understands: {}", e.getMessage());
                return new IppReply(0x0200, IppReply.BAD_REQUEST, 1).toBytes();
            }
        }

        /** A document that broke off prints nothing. */
        @Override
        public void brokenOff(byte[] begun) {
            try {
                var call = IppCall.read(begun);
                if (call.operation() == IppCall.SEND_DOCUMENT) {
                    call.number("job-id")
                            .flatMap(press::job)
                            .filter(job -> !job.state.hasEnded())
                            .ifPresent(job -> press.abort(job, "aborted-by-system"));
                }
            } catch (IOException _) {
                LOG.debug("not even the attributes came");
            }
        }

        private byte[] status(IppCall call, int status) {
            return new IppReply(call.version(), status, call.id()).toBytes();
        }

        private int refusal() {
            return IppReply.FORMAT_NOT_SUPPORTED;
        }

        private boolean formatOf(IppCall call) {
            return formats().contains(call.word("document-format").orElse(Description.PDF));
        }

        private List<String> formats() {
            return rasterOnly.get() ? List.of(Description.RASTER) : List.of(Description.PDF, Description.RASTER);
        }

        private byte[] printer(IppCall call) {
            var reply = new IppReply(call.version(), IppReply.OK, call.id());
            reply.group(0x04, call.words("requested-attributes"));
            Description.write(reply, press, formats(), call.word("printer-uri").orElse(""));
            return reply.toBytes();
        }

        private byte[] jobs(IppCall call) {
            boolean ended = call.word("which-jobs").orElse("not-completed").equals("completed");
            var user = call.word("requesting-user-name").orElse("");
            var reply = new IppReply(call.version(), IppReply.OK, call.id());
            press.jobs().stream()
                    .filter(job -> job.state.hasEnded() == ended && job.user.equals(user))
                    .limit(call.number("limit").orElse(Integer.MAX_VALUE))
                    .forEach(job -> write(reply, job, call.words("requested-attributes")));
            return reply.toBytes();
        }

        private byte[] job(IppCall call) {
            return call.number("job-id")
                    .flatMap(press::job)
                    .map(job -> {
                        var reply = new IppReply(call.version(), IppReply.OK, call.id());
                        write(reply, job, call.words("requested-attributes"));
                        return reply.toBytes();
                    })
                    .orElseGet(() -> status(call, IppReply.NOT_FOUND));
        }

        private byte[] made(IppCall call, PrintJob job) {
            var reply = new IppReply(call.version(), IppReply.OK, call.id());
            write(reply, job, List.of());
            return reply.toBytes();
        }

        private void write(IppReply reply, PrintJob job, List<String> wanted) {
            synchronized (press) {
                Description.write(reply.group(0x02, wanted), job);
            }
        }

        private byte[] print(IppCall call) throws IOException {
            if (!formatOf(call)) {
                return status(call, refusal());
            }
            var job = press.make(call);
            load(call, job);
            return made(call, job);
        }

        private byte[] send(IppCall call) throws IOException {
            var job = call.number("job-id").flatMap(press::job);
            if (job.isEmpty()) {
                return status(call, IppReply.NOT_FOUND);
            }
            if (job.get().state != State.HELD) {
                return status(call, IppReply.NOT_POSSIBLE);
            }
            if (!formatOf(call)) {
                press.abort(job.get(), "unsupported-document-format");
                return status(call, refusal());
            }
            load(call, job.get());
            return made(call, job.get());
        }

        private void load(IppCall call, PrintJob job) throws IOException {
            var file = new byte[call.document().remaining()];
            call.document().get(file);
            boolean pdf = call.word("document-format").orElse(Description.PDF).equals(Description.PDF);
            int number = tray.document(file, pdf ? "pdf" : "pwg");
            try {
                SheetSource document =
                        pdf ? SheetSource.Pdf.of(number, file) : SheetSource.Raster.of(number, ByteBuffer.wrap(file));
                if (dieAfterSheets.get() == 0) {
                    cutByWish();
                }
                press.load(job, document);
            } catch (IOException e) {
                LOG.info("a document nobody can read: {}", e.getMessage());
                press.abort(job, "document-format-error");
            }
        }

        private byte[] cancel(IppCall call) {
            return call.number("job-id")
                    .flatMap(press::job)
                    .map(job -> status(call, press.cancel(job) ? IppReply.OK : IppReply.NOT_POSSIBLE))
                    .orElseGet(() -> status(call, IppReply.NOT_FOUND));
        }
    }
}
