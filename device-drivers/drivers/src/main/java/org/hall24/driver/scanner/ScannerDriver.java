package org.hall24.driver.scanner;

import java.time.Duration;
import java.util.List;
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

/** Driver {@code scanner}. */
public final class ScannerDriver implements DeviceDriver {
    private static final DeviceOption MAKE = new DeviceOption(
            "make",
            new DeviceOption.Choice(List.of("line", "honeywell", "newland", "zebra-ssi")),
            "",
            "line",
            "Whose commands it understands; line = none: it always looks, and what nobody waits for is dropped.");

    private static final DeviceOption SUFFIX = new DeviceOption(
            "suffix",
            new DeviceOption.Choice(List.of("cr", "crlf", "none")),
            "",
            "cr",
            "What the scanner is set to say after a code; none = a code ends with the silence of gap.");

    private static final DeviceOption GAP = new DeviceOption(
            "gap",
            new DeviceOption.Whole(50, 500),
            "ms",
            "80",
            "Silence inside a code after which its rest will not come; more for a slow adapter.");

    private static final DeviceOption AIM = new DeviceOption(
            "aim",
            new DeviceOption.Choice(List.of("off", "on")),
            "",
            "off",
            "Whether the scanner is set to say the AIM identifier, such as ]Q1, before each code.");

    private static final DeviceOption GUARD = new DeviceOption(
            "guard",
            new DeviceOption.Whole(0, 3_000),
            "ms",
            "1500",
            "How long the same code held still counts as the same reading.");

    @Override
    public String word() {
        return "scanner";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.SCANNER;
    }

    @Override
    public String sentence() {
        return "Code scanner on a serial line: any that talks by itself, Honeywell, Newland, Zebra SSI.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(MAKE, SUFFIX, GAP, AIM, GUARD);
    }

    /** What a scanner says may be a code anywhere, and a code may be a key to money: only its answers to our commands are known to be none. */
    @Override
    public Masker masker(OptionValues options) {
        return switch (options.word(MAKE.name())) {
            case "honeywell" -> new AnswerMasker(HoneywellMake::answerTo);
            case "newland" -> new AnswerMasker(NewlandMake::answerTo);
            case "zebra-ssi" -> new SsiMasker();
            default -> AnswerMasker.ofNone();
        };
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) throws DeviceException {
        var clock = surroundings.clock();
        var gap = Duration.ofMillis(options.whole(GAP.name()));
        var ear = new Ear(link, clock);
        var suffix = Suffix.named(options.word(SUFFIX.name()), gap);
        var make = switch (options.word(MAKE.name())) {
            case "line" -> new LineMake(ear, suffix, clock);
            case "honeywell" -> new HoneywellMake(ear, suffix, clock);
            case "newland" -> new NewlandMake(ear, suffix, clock);
            case "zebra-ssi" -> new SsiMake(ear, suffix, clock);
            case String other -> throw new DeviceException(Fault.MISCONFIGURED, "there is no make " + other);
        };
        var guard = new SameCode(Duration.ofMillis(options.whole(GUARD.name())), clock, surroundings.chance());
        boolean aim = options.word(AIM.name()).equals("on");
        return new SerialScanner(link, make, gap, aim, guard, clock, surroundings.pause());
    }
}
