package org.hall24.driver.ipp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.driver.ipp.IppAnswer.Collection;
import org.hall24.driver.ipp.IppAnswer.Group;
import org.hall24.driver.ipp.IppAnswer.Range;
import org.hall24.driver.ipp.IppAnswer.Resolution;
import org.hall24.driver.ipp.IppAnswer.Whole;
import org.hall24.driver.ipp.IppAnswer.Word;

/** What a printer says of itself, read for what matters here. */
record PrinterFacts(Group said) {
    /** What a printer is asked before a job and between jobs. */
    static final List<String> ASKED = List.of(
            "printer-state",
            "printer-state-reasons",
            "printer-is-accepting-jobs",
            "document-format-supported",
            "media-supported",
            "media-ready",
            "media-col-ready",
            "printer-input-tray",
            "operations-supported",
            "copies-supported",
            "page-ranges-supported",
            "sides-supported",
            "multiple-document-handling-supported",
            "ipp-features-supported",
            "pwg-raster-document-resolution-supported",
            "pwg-raster-document-type-supported");

    /** What it is asked while it prints. */
    static final List<String> STATE = List.of("printer-state", "printer-state-reasons");

    static final String PDF = "application/pdf";
    static final String RASTER = "image/pwg-raster";

    /** The only paper a hall's printer holds. */
    static final String A4 = "iso_a4_210x297mm";

    private static final String A4_BEGINS = "iso_a4";
    private static final int A4_ACROSS = 21_000;
    private static final int A4_ALONG = 29_700;

    private static final int STOPPED = 5;

    /** Dots an inch: fewer are not read by anybody, more is a page of a hundred and forty million, and no office printer's. */
    private static final int DOTS_MIN = 72;

    private static final int DOTS_MAX = 1_200;

    /** One busy evening's paper: time to tell somebody. */
    private static final int SHEETS_LOW = 20;

    /** What keeps it from printing now; empty = it can, as far as it says. */
    Optional<Fault> fault() {
        var told = Reasons.stopping(said.words("printer-state-reasons"));
        if (told.isPresent()) {
            return told;
        }
        if (said.whole("printer-state").orElse(0) == STOPPED) {
            return Optional.of(Fault.HARDWARE);
        }
        if (!said.flag("printer-is-accepting-jobs").orElse(true)) {
            return Optional.of(Fault.STOPPED);
        }
        return hasNoPaper() ? Optional.of(Fault.PAPER_OUT) : Optional.empty();
    }

    /** What it only warns of, and what may yet be the reason why nothing comes out. */
    Optional<Fault> suspicion() {
        return Reasons.suspected(said.words("printer-state-reasons"));
    }

    private boolean hasNoPaper() {
        var ready = said.words("media-ready");
        boolean otherPaper = !ready.isEmpty() && ready.stream().noneMatch(media -> media.startsWith(A4_BEGINS));
        return otherPaper || sheets().orElse(1) == 0;
    }

    /** The paper supply of a printer that can print. */
    PaperLevel paper() {
        var sheets = sheets();
        if (Reasons.paperLow(said.words("printer-state-reasons")) || sheets.orElse(SHEETS_LOW + 1) <= SHEETS_LOW) {
            return PaperLevel.LOW;
        }
        return sheets.isPresent() ? PaperLevel.FULL : PaperLevel.UNKNOWN;
    }

    /** How many sheets of A4 lie in its trays; empty = it does not count them all. */
    OptionalInt sheets() {
        var trays = said.words("printer-input-tray").stream().map(Tray::of).toList();
        var withA4 = traysWithA4();
        var ours = trays.stream().filter(tray -> withA4.contains(tray.name())).toList();
        var counted = ours.isEmpty() ? trays : ours;
        if (counted.isEmpty() || counted.stream().anyMatch(tray -> tray.sheets() < 0)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(counted.stream().mapToInt(Tray::sheets).sum());
    }

    private Set<String> traysWithA4() {
        return said.all("media-col-ready").stream()
                .filter(Collection.class::isInstance)
                .map(Collection.class::cast)
                .filter(PrinterFacts::isA4)
                .flatMap(media -> words(media, "media-source").stream())
                .collect(Collectors.toSet());
    }

    private static boolean isA4(Collection media) {
        if (words(media, "media-size-name").stream().anyMatch(name -> name.startsWith(A4_BEGINS))) {
            return true;
        }
        return media.members().getOrDefault("media-size", List.of()).stream()
                .filter(Collection.class::isInstance)
                .map(Collection.class::cast)
                .anyMatch(size -> number(size, "x-dimension") == A4_ACROSS && number(size, "y-dimension") == A4_ALONG);
    }

    private static List<String> words(Collection of, String name) {
        return of.members().getOrDefault(name, List.of()).stream()
                .filter(Word.class::isInstance)
                .map(value -> ((Word) value).text())
                .toList();
    }

    private static int number(Collection of, String name) {
        return of.members().getOrDefault(name, List.of()).stream()
                .filter(Whole.class::isInstance)
                .mapToInt(value -> ((Whole) value).number())
                .findFirst()
                .orElse(0);
    }

    boolean takes(String format) {
        return said.words("document-format-supported").contains(format);
    }

    boolean does(int operation) {
        return said.all("operations-supported").contains(new Whole(operation));
    }

    boolean isOneSided() {
        return said.words("sides-supported").equals(List.of("one-sided"));
    }

    /** Whether it makes so many copies itself, and one whole copy after another. */
    boolean copies(int count) {
        return said.words("multiple-document-handling-supported").contains("separate-documents-collated-copies")
                && said.all("copies-supported").stream()
                        .anyMatch(value -> value instanceof Range(int from, int to) && from <= count && count <= to);
    }

    boolean pageRanges() {
        return said.flag("page-ranges-supported").orElse(false);
    }

    boolean namesA4() {
        return said.words("media-supported").contains(A4);
    }

    /** Whether its counts of sheets can be believed also when they say zero: the profile demands them. */
    boolean countsSheets() {
        return said.words("ipp-features-supported").contains("ipp-everywhere");
    }

    /** The resolution it takes pages in that is nearest to what text needs; empty = it names none a page can be drawn in. */
    OptionalInt rasterDots(int wanted) {
        return said.all("pwg-raster-document-resolution-supported").stream()
                .filter(Resolution.class::isInstance)
                .map(Resolution.class::cast)
                .filter(each -> each.across() == each.along())
                .mapToInt(Resolution::across)
                .filter(dots -> dots >= DOTS_MIN && dots <= DOTS_MAX)
                .boxed()
                .min(java.util.Comparator.comparingInt(dots -> Math.abs(dots - wanted)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    boolean takesRaster(String type) {
        return said.words("pwg-raster-document-type-supported").contains(type);
    }

    /** How it says it is, for the technician; nothing of a job. */
    String sentence() {
        return "state " + said.whole("printer-state").orElse(0) + ", reasons " + said.words("printer-state-reasons");
    }

    /** One tray, as {@code printer-input-tray} writes it: {@code type=…;level=100;name=main;}. */
    private record Tray(String name, int sheets) {
        private static final int UNTOLD = -2;

        static Tray of(String written) {
            String name = "";
            int sheets = UNTOLD;
            boolean inSheets = true;
            for (String part : Arrays.asList(written.split(";", -1))) {
                int equals = part.indexOf('=');
                String value = part.substring(equals + 1);
                switch (equals < 0 ? "" : part.substring(0, equals)) {
                    case "name" -> name = value;
                    case "level" -> sheets = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : UNTOLD;
                    case "unit" -> inSheets = value.equals("sheets");
                    default -> {}
                }
            }
            return new Tray(name, inSheets ? sheets : UNTOLD);
        }
    }
}
