package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.OfflineReason;
import org.hall24.device.PaperLevel;
import org.hall24.device.SensorReading;
import org.hall24.wire.terminal.Agent;

/**
 * Colour and word for the condition of a device or the network; always in the same order: network, card, printer. Guide lights and sensors
 * serve nobody who reads a lamp: they have one while something is wrong with them, and the current while it comes from the UPS.
 */
final class Lamps {
    private Lamps() {}

    /** @param ups the UPS, while it runs the terminal */
    static List<Frame.Lamp> of(
            List<DeviceStatus> devices, Optional<Agent.NetworkState> network, Optional<SensorReading.Ups> ups) {
        var lamps = new ArrayList<Frame.Lamp>();
        lamps.add(network(network));
        for (var device : devices) {
            var sign = sign(device);
            if (!isBehind(device.role()) || sign.light() == Frame.Light.OUT || sign.light() == Frame.Light.ATTENTION) {
                lamps.add(lamp(device.role().word(), sign));
            }
        }
        ups.ifPresent(now -> lamps.add(lamp(
                "power",
                now.low() ? new Sign(Frame.Light.OUT, "battery-low") : new Sign(Frame.Light.ATTENTION, "battery"))));
        return lamps;
    }

    private static boolean isBehind(DeviceRole role) {
        return role == DeviceRole.LIGHTS || role == DeviceRole.SENSORS;
    }

    private static Frame.Lamp lamp(String what, Sign sign) {
        return new Frame.Lamp(Phrase.of("lamp." + what), sign.light(), Phrase.of("light." + sign.word()));
    }

    private static Frame.Lamp network(Optional<Agent.NetworkState> network) {
        var what = Phrase.of("lamp.network");
        return network.map(state -> state.hub()
                        ? new Frame.Lamp(what, Frame.Light.OK, Phrase.of("light.ok"))
                        : new Frame.Lamp(what, Frame.Light.OUT, Phrase.of("light.offline")))
                .orElse(new Frame.Lamp(what, Frame.Light.UNKNOWN, Phrase.of("light.unknown")));
    }

    private record Sign(Frame.Light light, String word) {}

    private static Sign sign(DeviceStatus device) {
        return switch (device.state()) {
            case ONLINE -> paper(device.paper());
            case STARTING -> new Sign(Frame.Light.UNKNOWN, "starting");
            case DEVICE_BUSY -> new Sign(Frame.Light.ATTENTION, "busy"); // another program has it: it does not serve
            case NO_DEVICE -> new Sign(Frame.Light.OUT, "gone");
            case OFFLINE, HARDWARE_ERROR, USER_ERROR -> broken(device);
        };
    }

    private static Sign paper(Optional<PaperLevel> level) {
        return switch (level.orElse(PaperLevel.FULL)) {
            case FULL, UNKNOWN -> new Sign(Frame.Light.OK, "ok");
            case LOW -> new Sign(Frame.Light.ATTENTION, "paper-low");
            case OUT -> new Sign(Frame.Light.OUT, "paper-out");
            case JAMMED -> new Sign(Frame.Light.OUT, "paper-jammed");
        };
    }

    private static Sign broken(DeviceStatus device) {
        if (device.reason().equals(Optional.of(OfflineReason.GONE))) {
            return new Sign(Frame.Light.OUT, "gone");
        }
        return switch (device.fault().orElse(Fault.SILENT)) {
            case PAPER_OUT -> new Sign(Frame.Light.OUT, "paper-out");
            case PAPER_JAMMED, CUTTER -> new Sign(Frame.Light.OUT, "paper-jammed");
            case COVER_OPEN -> new Sign(Frame.Light.OUT, "cover-open");
            case GONE -> new Sign(Frame.Light.OUT, "gone");
            case SILENT, GARBLED -> new Sign(Frame.Light.ATTENTION, "silent");
            case REFUSED, MISCONFIGURED, SECURITY_MODULE, TONER_OUT, TRAY_FULL, STOPPED, OVERHEATED, HARDWARE, BUSY ->
                new Sign(Frame.Light.OUT, "out");
        };
    }
}
