package org.hall24.driver.sam;

import java.util.List;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Masker;
import org.hall24.driver.portrait.PortraitProgram;

/** Driver {@code sam}. */
public final class SamDriver implements DeviceDriver {
    private static final DeviceOption FINGERPRINT = new DeviceOption(
            "fingerprint",
            new DeviceOption.Choice(List.of("no", "read")),
            "",
            "no",
            "Whether fingerprints are fetched for a matcher; a module that knows none reads the rest.");

    private static final DeviceOption ADDRESS = new DeviceOption(
            "address",
            new DeviceOption.Choice(List.of("printed", "newest")),
            "",
            "printed",
            "Whether the address the holder moved to is asked for too; takes a tenth of a second more.");

    private static final DeviceOption PORTRAIT = new DeviceOption(
            "portrait",
            new DeviceOption.Text("(/.*)?", 255, "the absolute path of a program, or nothing"),
            "",
            "",
            "The program that decodes portraits: 1024 bytes in, a bitmap of 102 x 126 out, ended with 0 within 2 s; without it they are"
                    + " dropped.");

    @Override
    public String word() {
        return "sam";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.IDCARD;
    }

    @Override
    public String sentence() {
        return "Identity-card reader with a SAM or SAM_V security module.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(FINGERPRINT, ADDRESS, PORTRAIT);
    }

    @Override
    public Masker masker(OptionValues options) {
        return new SamMasker();
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) throws DeviceException {
        var wishes = new SamReader.Wishes(
                options.word(FINGERPRINT.name()).equals("read"),
                options.word(ADDRESS.name()).equals("newest"),
                PortraitProgram.at(options.word(PORTRAIT.name())));
        return new SamReader(link, surroundings.clock(), surroundings.pause(), wishes);
    }
}
