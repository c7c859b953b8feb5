package org.hall24.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;
import org.hall24.wire.UuidV7;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints a file as one job: text on a receipt printer, a PDF on an A4 printer. A job that broke off is never sent again by itself. */
final class PrintVerb implements Verb {
    /** A slip that nobody takes is the printer's business after that. */
    private static final Duration TAKE_MAX = Duration.ofSeconds(30);

    @Override
    public String word() {
        return "print";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String sentence() {
        return "prints a text file on a receipt printer, a PDF on an A4 printer, once";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        if (arguments.size() != 1) {
            return new Answer.Misused("print reads: print FILE");
        }
        var file = Path.of(arguments.getFirst());
        byte[] content;
        try {
            if (Files.size(file) > Document.BYTES_MAX) {
                return new Answer.Misused(file + " has more than " + Document.BYTES_MAX + " bytes");
            }
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            return new Answer.Misused("cannot read " + file + ": " + e.getMessage());
        }
        try (var device = desk.open()) {
            return switch (device) {
                case ReceiptPrinter printer -> slip(printer, desk, content);
                case DocumentPrinter printer -> sheets(printer, desk, content);
                default -> new Answer.Misused("this is no printer");
            };
        }
    }

    private static UUID job(Desk desk) {
        var world = desk.surroundings();
        return new UuidV7(world.clock(), world.chance()).next();
    }

    // --- receipts

    private static Answer slip(ReceiptPrinter printer, Desk desk, byte[] content)
            throws DeviceException, InterruptedException {
        var receipt = receipt(content);
        if (receipt.isEmpty()) {
            return new Answer.Misused("a receipt printer prints 1 to " + Receipt.PARTS_MAX + " lines of UTF-8 text");
        }
        var job = job(desk);
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("job", job.toString());
        return switch (printer.print(job, receipt.get())) {
            case PrintResult.Presented _ -> {
                facts.put("result", "presented");
                Facts.put(facts, "fault", Optional.empty());
                facts.put("slip", taken(printer, job));
                yield new Answer.Told(facts);
            }
            case PrintResult.Incomplete(var fault) -> brokeOff(facts, fault);
        };
    }

    /** The lines of a text; empty = it is none, or too long for a receipt. */
    private static Optional<Receipt> receipt(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
        var parts = text.lines()
                .<Receipt.Part>map(line -> line.isBlank() ? new Receipt.Feed(1) : new Receipt.Line(line))
                .limit(Receipt.PARTS_MAX + 1L)
                .toList();
        boolean binary = text.indexOf('\0') >= 0 || text.startsWith("%PDF");
        return binary || parts.isEmpty() || parts.size() > Receipt.PARTS_MAX
                ? Optional.empty()
                : Optional.of(new Receipt(parts));
    }

    /** What became of the slip; it is printed, whatever is said now. */
    private static String taken(ReceiptPrinter printer, UUID job) throws InterruptedException {
        SlipOutcome outcome;
        try {
            outcome = printer.awaitTaken(job, TAKE_MAX);
        } catch (DeviceException _) {
            outcome = new SlipOutcome.Unknown();
        }
        return switch (outcome) {
            case SlipOutcome.Taken _ -> "taken";
            case SlipOutcome.Retracted _ -> "retracted";
            case SlipOutcome.Ejected _ -> "ejected";
            case SlipOutcome.StillPresent _ -> "present";
            case SlipOutcome.Unknown _ -> "unknown";
        };
    }

    // --- documents

    private static Answer sheets(DocumentPrinter printer, Desk desk, byte[] content)
            throws DeviceException, InterruptedException {
        int pages;
        try (var pdf = Loader.loadPDF(content)) {
            pages = pdf.getNumberOfPages();
        } catch (IOException _) {
            return new Answer.Misused("an A4 printer prints PDF; this is none, or a broken one");
        }
        if (pages < 1 || pages > Document.SHEETS_MAX) {
            return new Answer.Misused("it has " + pages + " pages; 1 to " + Document.SHEETS_MAX + " are printed");
        }
        var job = job(desk);
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("job", job.toString());
        printer.reserve(job, pages);
        return switch (printer.print(job, new Document(content, pages, 1, 0), _ -> {})) {
            case DocumentResult.Printed(int sheets) -> {
                facts.put("result", "printed");
                Facts.put(facts, "fault", Optional.empty());
                facts.put("sheets", sheets);
                yield new Answer.Told(facts);
            }
            case DocumentResult.Incomplete(var fault, int sheets, boolean certain) -> {
                facts.put("sheets", sheets);
                facts.put("certain", certain);
                yield brokeOff(facts, fault);
            }
        };
    }

    private static Answer brokeOff(ObjectNode facts, Fault fault) {
        facts.put("result", "incomplete");
        facts.put("fault", fault.name());
        return new Answer.Not(
                Optional.of(facts),
                fault + ": it broke off; look what is on the paper before you print it again; "
                        + Console.remedy(fault));
    }
}
