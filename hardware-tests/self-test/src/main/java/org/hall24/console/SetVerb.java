package org.hall24.console;

import java.util.List;
import java.util.TreeMap;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.WithLineSpeed;
import org.hall24.device.address.DeviceUrl;
import tools.jackson.databind.json.JsonMapper;

/** Sets something in the device that stays set. */
final class SetVerb implements Verb {
    private static final String BAUD = "baud";

    @Override
    public String word() {
        return "set";
    }

    @Override
    public String arguments() {
        return "NAME VALUE";
    }

    @Override
    public String sentence() {
        return "sets something that stays set: baud, the speed a reader's module speaks at";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        if (arguments.size() != 2
                || !arguments.getFirst().equals(BAUD)
                || !arguments.getLast().matches("[0-9]{1,7}")) {
            return new Answer.Misused("set reads: set baud N");
        }
        var url = DeviceUrl.parse(desk.url());
        if (!url.transport().equals("serial")) {
            return new Answer.Misused("only a device at a serial port can be followed to another speed");
        }
        return baud(desk, url, Integer.parseInt(arguments.getLast()));
    }

    /** The yes may get lost between two speeds: what counts is whether the device answers at the new one. */
    private static Answer baud(Desk desk, DeviceUrl url, int baud) throws DeviceException, InterruptedException {
        try (var device = desk.open()) {
            if (!(device instanceof WithLineSpeed line)) {
                return new Answer.Misused("this device has no speed that can be set");
            }
            line.lineSpeed(baud);
        } catch (DeviceException e) {
            if (e.fault() != Fault.SILENT && e.fault() != Fault.GARBLED) {
                throw e;
            }
        }
        var options = new TreeMap<>(url.options());
        options.put(BAUD, Integer.toString(baud));
        var anew = new DeviceUrl(url.driver(), url.transport(), url.address(), options);
        try (var device = desk.makes().open(anew.toString(), desk.surroundings())) {
            answers(device);
        }
        var facts = JsonMapper.shared().createObjectNode();
        facts.put(BAUD, baud);
        facts.put("url", anew.toString());
        return new Answer.Told(facts);
    }

    private static void answers(Device device) throws DeviceException, InterruptedException {
        if (device instanceof IdCardReader reader) {
            reader.checkHealth();
        }
    }
}
