package org.hall24.driver.escpos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Masker;

/** Driver {@code escpos}. */
public final class EscPosDriver implements DeviceDriver {
    private static final DeviceOption PROFILE = new DeviceOption(
            "profile",
            new DeviceOption.Choice(Profile.WORDS),
            "",
            "generic80",
            "What differs from make to make: width, cutter, presenter, status, QR codes and its own font.");

    private static final DeviceOption DOTS = new DeviceOption(
            "dots",
            new DeviceOption.Text("0|[1-9][0-9]{0,3}", 4, "0 or a multiple of 8 from 384 to 1024"),
            "dot",
            "0",
            "Width of the print, for other paper than the profile's; 0 = the profile's.");

    private static final DeviceOption UNTAKEN = new DeviceOption(
            "untaken",
            new DeviceOption.Choice(List.of("profile", "retract", "eject")),
            "",
            "profile",
            "What a presenter does with a slip nobody takes: pull it back, let it fall, or what the profile says.");

    private static final DeviceOption TAKEN_WITHIN = new DeviceOption(
            "taken-within",
            new DeviceOption.Whole(1, 600),
            "s",
            "60",
            "How long a presented slip waits for a hand before it is pulled back or thrown out.");

    /** Narrower paper than 48 mm is no receipt; wider heads than 128 mm are not built. */
    private static final int DOTS_MIN = 384;

    private static final int DOTS_MAX = 1_024;

    /** A font is ten megabytes: read once, not at each reconnection. */
    private final Map<Path, Pen> pens = new ConcurrentHashMap<>();

    @Override
    public String word() {
        return "escpos";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.RECEIPT;
    }

    @Override
    public String sentence() {
        return "Receipt printer that understands ESC/POS.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(PROFILE, DOTS, UNTAKEN, TAKEN_WITHIN);
    }

    /** What is printed is somebody's; what the printer says is how it is. */
    @Override
    public Masker masker(OptionValues options) {
        return Masker.requests();
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) throws DeviceException {
        var pen = pens.get(surroundings.fonts());
        if (pen == null) {
            pen = new Pen(surroundings.fonts());
            pens.put(surroundings.fonts(), pen);
        }
        return new EscPosPrinter(
                link,
                profile(options),
                pen,
                surroundings.clock(),
                surroundings.jobs(),
                Duration.ofSeconds(options.whole(TAKEN_WITHIN.name())));
    }

    private static Profile profile(OptionValues options) throws DeviceException {
        int dots = options.whole(DOTS.name());
        if (dots != 0 && (dots < DOTS_MIN || dots > DOTS_MAX || dots % 8 != 0)) {
            throw new DeviceException(
                    Fault.MISCONFIGURED, "dots must be " + DOTS.kind().words() + ", not " + dots);
        }
        var profile = Profile.named(options.word(PROFILE.name())).wide(dots);
        return switch (options.word(UNTAKEN.name())) {
            case "retract" -> profile.retracting(true);
            case "eject" -> profile.retracting(false);
            default -> profile;
        };
    }
}
