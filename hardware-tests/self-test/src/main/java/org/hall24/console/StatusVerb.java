package org.hall24.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.supervision.Supervision;
import tools.jackson.databind.json.JsonMapper;

/** How the device is, as the kiosk would say it: the same supervision looks. */
final class StatusVerb implements Verb {
    /** Three misses half a second apart make a device gone. */
    private static final Duration TROUBLE_SETTLES = Duration.ofMillis(2_500);

    /** Opening and asking take a few seconds each at most. */
    private static final Duration LOOK_MAX = Duration.ofSeconds(20);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    @Override
    public String word() {
        return "status";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String sentence() {
        return "how the device is, in the kiosk's words";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        var role = desk.makes().role(desk.url());
        DeviceStatus status;
        try (var supervision = Supervision.begin(Map.of(role, desk.url()), desk.surroundings(), desk.makes())) {
            status = settled(desk, supervision);
        }
        if (isMisconfigured(status)) {
            desk.open()
                    .close(); // says what is wrong, and with what; a device that opens all the same has been looked at
        }
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("role", status.role().word());
        facts.put("state", status.state().name());
        Facts.put(facts, "reason", status.reason().map(Enum::name));
        Facts.put(facts, "fault", status.fault().map(Enum::name));
        Facts.put(facts, "remedy", status.fault().map(fault -> fault.remedy().name()));
        Facts.put(facts, "paper", status.paper().map(Enum::name));
        if (status.serves()) {
            return new Answer.Told(facts);
        }
        var remedy = status.fault().map(fault -> fault + ": " + Console.remedy(fault));
        return new Answer.Not(Optional.of(facts), remedy.orElse("it has not answered within " + LOOK_MAX));
    }

    /** That neither settles nor ends by itself. */
    private static boolean isMisconfigured(DeviceStatus status) {
        return status.fault().equals(Optional.of(Fault.MISCONFIGURED));
    }

    private static DeviceStatus settled(Desk desk, Supervision supervision) throws InterruptedException {
        var clock = desk.surroundings().clock();
        var began = clock.instant();
        while (true) {
            var status = supervision.statuses().getFirst();
            var waited = Duration.between(began, clock.instant());
            boolean told = status.state() != DeviceState.STARTING && waited.compareTo(TROUBLE_SETTLES) > 0;
            if (status.serves() || isMisconfigured(status) || told || waited.compareTo(LOOK_MAX) > 0) {
                return status;
            }
            desk.surroundings().pause().sleep(LOOK_EVERY);
        }
    }
}
