package org.hall24.driver.ipp;

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

/** Driver {@code ipp}. */
public final class IppDriver implements DeviceDriver {
    private static final DeviceOption PATH = new DeviceOption(
            "path",
            new DeviceOption.Text("/[!-~]*", 200, "a path from /, without spaces"),
            "",
            "/ipp/print",
            "The printer's path on its own web server; the part of its IPP address after host and port.");

    private static final DeviceOption ANSWER = new DeviceOption(
            "answer",
            new DeviceOption.Whole(1, 60),
            "s",
            "10",
            "How long it may take to answer a question; printers that sleep need some seconds to wake.");

    private static final DeviceOption SHEET = new DeviceOption(
            "sheet",
            new DeviceOption.Whole(1, 600),
            "s",
            "60",
            "How long a sheet may take, the first and its warming up included, before the rest is withdrawn.");

    private static final DeviceOption WITHDRAW = new DeviceOption(
            "withdraw",
            new DeviceOption.Whole(1, 120),
            "s",
            "15",
            "How long it may take to end a job it was told to withdraw; the sheet on its way still comes out.");

    private static final DeviceOption USER = new DeviceOption(
            "user",
            new DeviceOption.Text("[a-z0-9][a-z0-9-]*", 40, "small letters, digits and -"),
            "",
            "hall24",
            "Who prints. Terminals that share a printer need a name each: a terminal withdraws what it finds under its own.");

    @Override
    public String word() {
        return "ipp";
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.DOCUMENT;
    }

    @Override
    public String sentence() {
        return "A4 printer on the network that understands IPP, without a print server.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(PATH, USER, ANSWER, SHEET, WITHDRAW);
    }

    @Override
    public Device open(ByteLink link, OptionValues options, Surroundings surroundings) throws DeviceException {
        try {
            link.renew(false); // says that this device may hang up between two questions
        } catch (java.io.IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
        var path = options.word(PATH.name());
        var host = link.address().isEmpty() ? "localhost" : link.address();
        var calm = new Calm();
        var line = new HttpLine(link, path, surroundings.clock(), calm);
        var desk = new IppDesk(line, "ipp://" + host + path, options.word(USER.name()), seconds(options, ANSWER));
        var limits = new JobWatch.Limits(seconds(options, SHEET), seconds(options, WITHDRAW));
        var book = surroundings.jobs().documents();
        var watch = new JobWatch(desk, book, limits, surroundings.clock(), surroundings.pause(), calm);
        return new IppPrinter(link, desk, watch, book, calm);
    }

    private static Duration seconds(OptionValues options, DeviceOption option) {
        return Duration.ofSeconds(options.whole(option.name()));
    }
}
