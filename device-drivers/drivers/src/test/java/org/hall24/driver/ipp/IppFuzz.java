package org.hall24.driver.ipp;

import java.util.stream.IntStream;
import org.hall24.device.Document;
import org.hall24.device.contract.SamplePdf;

/** Fuzz target: whatever a printer answers, it is read or it is none; and whatever it says of itself and of a job, there is something to be made of it. */
public final class IppFuzz {
    private static final byte[] PDF = SamplePdf.of(2);

    private IppFuzz() {}

    /** One input: the body of an answer. */
    public static void fuzzerTestOneInput(byte[] input) {
        IppAnswer.parse(input).ifPresent(answer -> {
            answer.groups().stream().map(PrinterFacts::new).forEach(IppFuzz::use);
            answer.groups().stream().map(JobFacts::new).forEach(IppFuzz::use);
        });
    }

    private static void use(PrinterFacts facts) {
        facts.fault();
        facts.suspicion();
        facts.paper();
        facts.sentence();
        facts.namesA4();
        facts.isOneSided();
        facts.countsSheets();
        var dots = facts.rasterDots(PwgRaster.DOTS_WANTED);
        if (dots.isPresent() && (dots.getAsInt() < 72 || dots.getAsInt() > 1_200)) {
            throw new IllegalStateException("a page cannot be drawn in " + dots.getAsInt() + " dots an inch");
        }
        if (facts.sheets().orElse(0) < 0) {
            throw new IllegalStateException("less than no paper");
        }
        for (int already : IntStream.range(0, 6).toArray()) {
            Order.of(new Document(PDF, 2, 3, already), facts, PrinterFacts.PDF);
        }
    }

    private static void use(JobFacts facts) {
        if (facts.hasEnded() && (facts.waits() || facts.isStopped())) {
            throw new IllegalStateException("a job that has ended and goes on");
        }
        if (facts.sheets().orElse(0) < 0) {
            throw new IllegalStateException("less than no sheet");
        }
        facts.fault();
        facts.lacksBytes();
        facts.isComplete();
        facts.name();
        facts.number();
    }
}
