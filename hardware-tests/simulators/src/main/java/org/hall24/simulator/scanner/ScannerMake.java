package org.hall24.simulator.scanner;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The makes a simulated scanner can be. */
public enum ScannerMake {
    LINE,
    HONEYWELL,
    NEWLAND,
    ZEBRA_SSI;

    /** As in a device URL: {@code zebra-ssi}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The make of this word. */
    public static Optional<ScannerMake> of(String word) {
        return Stream.of(values()).filter(make -> make.word().equals(word)).findFirst();
    }

    Firmware firmware(Window window) {
        return switch (this) {
            case LINE -> new LineFirmware(window);
            case HONEYWELL -> new HoneywellFirmware(window);
            case NEWLAND -> new NewlandFirmware(window);
            case ZEBRA_SSI -> new SsiFirmware(window);
        };
    }
}
