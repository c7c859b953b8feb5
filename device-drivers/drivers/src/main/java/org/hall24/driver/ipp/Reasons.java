package org.hall24.driver.ipp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.Fault;

/** What {@code printer-state-reasons} mean here. A keyword without a severity stands for an error: so says RFC 8011, and so printers do. */
final class Reasons {
    private static final List<String> SEVERITIES = List.of("-report", "-warning", "-error");

    /** What stops a printer, worst first: the first that is told is the one staff hear of. */
    private static final List<Map.Entry<String, Fault>> STOPPERS = List.of(
            Map.entry("media-jam", Fault.PAPER_JAMMED),
            Map.entry("media-empty", Fault.PAPER_OUT),
            Map.entry("media-needed", Fault.PAPER_OUT),
            Map.entry("input-tray-missing", Fault.PAPER_OUT),
            Map.entry("input-media-supply-empty", Fault.PAPER_OUT),
            Map.entry("cover-open", Fault.COVER_OPEN),
            Map.entry("door-open", Fault.COVER_OPEN),
            Map.entry("interlock-open", Fault.COVER_OPEN),
            Map.entry("interpreter-resource-unavailable", Fault.HARDWARE),
            Map.entry("toner-empty", Fault.TONER_OUT),
            Map.entry("marker-supply-empty", Fault.TONER_OUT),
            Map.entry("marker-supply-missing", Fault.TONER_OUT),
            Map.entry("marker-waste-full", Fault.TONER_OUT),
            Map.entry("developer-empty", Fault.TONER_OUT),
            Map.entry("output-area-full", Fault.TRAY_FULL),
            Map.entry("output-tray-missing", Fault.TRAY_FULL),
            Map.entry("fuser-over-temp", Fault.OVERHEATED),
            Map.entry("fuser-under-temp", Fault.OVERHEATED),
            Map.entry("opc-life-over", Fault.HARDWARE),
            Map.entry("paused", Fault.STOPPED),
            Map.entry("moving-to-paused", Fault.STOPPED),
            Map.entry("stopped-partly", Fault.STOPPED),
            Map.entry("shutdown", Fault.STOPPED));

    /** Low paper is low paper, whatever severity a printer gives it. */
    private static final List<String> LOW = List.of("media-low", "input-media-supply-low");

    private Reasons() {}

    /** What keeps it from printing; empty = nothing it tells. */
    static Optional<Fault> stopping(List<String> reasons) {
        return worst(reasons.stream()
                .filter(reason -> !reason.endsWith("-report") && !reason.endsWith("-warning"))
                .toList());
    }

    /**
     * What may keep it from printing: a warning may speak of the other tray, or of the only one. It counts when nothing comes out
     * meanwhile.
     */
    static Optional<Fault> suspected(List<String> reasons) {
        return worst(
                reasons.stream().filter(reason -> reason.endsWith("-warning")).toList());
    }

    private static Optional<Fault> worst(List<String> reasons) {
        var told = reasons.stream().map(Reasons::bare).toList();
        return STOPPERS.stream()
                .filter(stopper -> told.contains(stopper.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether it says that paper runs low; a tray that may be the other one is empty. */
    static boolean paperLow(List<String> reasons) {
        return reasons.stream().map(Reasons::bare).anyMatch(LOW::contains)
                || suspected(reasons).equals(Optional.of(Fault.PAPER_OUT));
    }

    private static String bare(String reason) {
        return SEVERITIES.stream()
                .filter(reason::endsWith)
                .map(severity -> reason.substring(0, reason.length() - severity.length()))
                .findFirst()
                .orElse(reason);
    }
}
