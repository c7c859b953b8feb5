package org.hall24.simulator.document;

import java.util.ArrayList;
import java.util.List;

/** What the printer says of itself and of its jobs. */
final class Description {
    static final String PDF = "application/pdf";
    static final String RASTER = "image/pwg-raster";

    private static final String A4 = "iso_a4_210x297mm";
    private static final String TRAY = "main";
    private static final int COPIES_MAX = 99;
    private static final int RASTER_DOTS = 150;

    private Description() {}

    static void write(IppReply to, Press press, List<String> formats, String uri) {
        var trouble = press.trouble();
        var reasons = new ArrayList<String>();
        if (trouble != Press.Trouble.NONE) {
            reasons.add(trouble.reason());
        } else if (press.isLow()) {
            reasons.add("media-low-warning");
        } else {
            reasons.add("none");
        }
        int state = trouble != Press.Trouble.NONE ? 5 : press.isPrinting() ? 4 : 3;
        to.uri("printer-uri-supported", uri)
                .name("printer-name", "Hall24 document printer")
                .enums("printer-state", List.of(state))
                .keywords("printer-state-reasons", reasons)
                .flag("printer-is-accepting-jobs", true)
                .keywords("ipp-versions-supported", List.of("1.1", "2.0"))
                .keywords("ipp-features-supported", List.of("ipp-everywhere"))
                .enums("operations-supported", List.of(0x02, 0x04, 0x05, 0x06, 0x08, 0x09, 0x0A, 0x0B))
                .formats("document-format-supported", formats)
                .keywords("media-supported", List.of(A4))
                .keywords("media-ready", List.of(A4))
                .mediaInTray("media-col-ready", A4, TRAY, 21_000, 29_700)
                .octets(
                        "printer-input-tray",
                        List.of("type=sheetFeedAutoRemovableTray;mediafeed=0;mediaxfeed=0;maxcapacity=250;level="
                                + press.paperLeft() + ";status=0;name=" + TRAY))
                .range("copies-supported", 1, COPIES_MAX)
                .flag("page-ranges-supported", true)
                .keywords("sides-supported", List.of("one-sided", "two-sided-long-edge"))
                .keywords(
                        "multiple-document-handling-supported",
                        List.of("separate-documents-collated-copies", "separate-documents-uncollated-copies"))
                .dotsAnInch("pwg-raster-document-resolution-supported", RASTER_DOTS)
                .keywords("pwg-raster-document-type-supported", List.of("black_1", "sgray_8"));
    }

    static void write(IppReply to, PrintJob job) {
        to.number("job-id", job.number)
                .uri("job-uri", "ipp://localhost/ipp/print/" + job.number)
                .name("job-name", job.name)
                .enums("job-state", List.of(job.state.number()))
                .keywords("job-state-reasons", List.copyOf(job.reasons))
                .number("job-impressions-completed", job.sheets)
                .number("job-media-sheets-completed", job.sheets);
    }
}
