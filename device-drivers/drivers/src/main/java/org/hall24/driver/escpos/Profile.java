package org.hall24.driver.escpos;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * What differs from make to make, as data: a file {@code WORD.properties} beside this class.
 *
 * @param dots width of the print in dots, a multiple of 8
 * @param cut the bytes that feed and cut, in hex
 * @param fixedStatusBits whether status bytes are checked by their fixed bits
 * @param fullStatus whether DLE EOT 20 is asked instead of DLE EOT 1 to 4
 * @param answersWhileFeeding whether real-time questions are answered while the paper moves
 * @param automaticStatus the n of GS a; 0 = it tells nothing by itself
 * @param romHasChinese whether its own font has the Chinese characters GB18030 writes in two bytes; else it has ASCII only
 * @param qrNative whether it makes QR codes itself; else they are drawn
 * @param qrModule dots of one module of a QR code
 * @param presenter empty = the slip hangs in the mouth and is torn off
 */
record Profile(
        int dots,
        String cut,
        boolean fixedStatusBits,
        boolean fullStatus,
        boolean answersWhileFeeding,
        int automaticStatus,
        boolean romHasChinese,
        boolean qrNative,
        int qrModule,
        Optional<Presenter> presenter) {

    /** The profiles shipped, for the option's choices. */
    static final List<String> WORDS = List.of("generic80", "vkp80", "tptcm112", "reliance");

    /** One narrow character of the printer's own font. */
    private static final int CHARACTER_DOTS = 12;

    /**
     * A mechanism that holds the slip until somebody takes it. What the n of GS e means differs from model to model: so the bytes are data.
     *
     * @param present shows the slip, in hex
     * @param retract pulls it back, in hex; empty = it cannot
     * @param eject throws it out, in hex
     * @param askedByFullStatus whether DLE EOT 20 tells of the slip; else GS e 6
     * @param retracts whether a slip nobody takes is pulled back; else it is thrown out
     */
    record Presenter(
            String present, Optional<String> retract, String eject, boolean askedByFullStatus, boolean retracts) {

        byte[] presentBytes() {
            return HexFormat.of().parseHex(present);
        }

        /** What takes a slip out of the mouth that nobody took. */
        byte[] removeBytes() {
            return HexFormat.of().parseHex(retracts ? retract.orElseThrow() : eject);
        }

        private Presenter retracting(boolean wanted) {
            if (wanted && retract.isEmpty()) {
                throw new IllegalArgumentException("this printer cannot pull a slip back; use untaken=eject");
            }
            return new Presenter(present, retract, eject, askedByFullStatus, wanted);
        }
    }

    /** The profile shipped under this word. */
    static Profile named(String word) throws DeviceException {
        var entries = new Properties();
        try (var in = Profile.class.getResourceAsStream(word + ".properties")) {
            if (in == null) {
                throw new DeviceException(Fault.MISCONFIGURED, "there is no printer profile '" + word + "'");
            }
            entries.load(in);
            return of(entries);
        } catch (IOException | IllegalArgumentException e) {
            throw new DeviceException(Fault.MISCONFIGURED, "printer profile '" + word + "': " + e.getMessage(), e);
        }
    }

    private static Profile of(Properties entries) {
        return new Profile(
                Integer.parseInt(entry(entries, "dots")),
                hex(entry(entries, "cut")),
                either(entries, "fixed-status-bits", "yes", "no"),
                either(entries, "status", "full", "dle-eot"),
                either(entries, "answers-while-feeding", "yes", "no"),
                Integer.parseInt(entry(entries, "automatic-status"), 16),
                either(entries, "rom", "gb18030", "ascii"),
                either(entries, "qr", "native", "raster"),
                Integer.parseInt(entry(entries, "qr-module")),
                either(entries, "presenter", "yes", "none") ? Optional.of(presenter(entries)) : Optional.empty());
    }

    private static Presenter presenter(Properties entries) {
        String retract = hex(entry(entries, "retract"));
        return new Presenter(
                        hex(entry(entries, "present")),
                        retract.isEmpty() ? Optional.empty() : Optional.of(retract),
                        hex(entry(entries, "eject")),
                        either(entries, "mouth", "full-status", "ejector-status"),
                        false)
                .retracting(either(entries, "untaken", "retract", "eject"));
    }

    private static String entry(Properties entries, String name) {
        String value = entries.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value.strip();
    }

    private static boolean either(Properties entries, String name, String yes, String no) {
        String value = entry(entries, name);
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException("'" + name + "' must be " + yes + " or " + no + ", not '" + value + "'");
        }
        return value.equals(yes);
    }

    private static String hex(String value) {
        HexFormat.of().parseHex(value);
        return value;
    }

    /** The same with another width; 0 = as it is. */
    Profile wide(int others) {
        return others == 0
                ? this
                : new Profile(
                        others,
                        cut,
                        fixedStatusBits,
                        fullStatus,
                        answersWhileFeeding,
                        automaticStatus,
                        romHasChinese,
                        qrNative,
                        qrModule,
                        presenter);
    }

    /** The same with another end for slips nobody takes. */
    Profile retracting(boolean wanted) throws DeviceException {
        try {
            var mechanism = presenter.orElseThrow(
                    () -> new IllegalArgumentException("this printer has no presenter, so it has no use for untaken"));
            return new Profile(
                    dots,
                    cut,
                    fixedStatusBits,
                    fullStatus,
                    answersWhileFeeding,
                    automaticStatus,
                    romHasChinese,
                    qrNative,
                    qrModule,
                    Optional.of(mechanism.retracting(wanted)));
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Fault.MISCONFIGURED, String.valueOf(e.getMessage()), e);
        }
    }

    /** Narrow characters in a line of the printer's own font. */
    int columns() {
        return dots / CHARACTER_DOTS;
    }

    byte[] cutBytes() {
        return HexFormat.of().parseHex(cut);
    }
}
