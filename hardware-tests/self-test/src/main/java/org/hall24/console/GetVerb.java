package org.hall24.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.WithSamId;
import org.hall24.device.WithSamStatus;
import tools.jackson.databind.json.JsonMapper;

/** Asks the device what it can tell of itself. */
final class GetVerb implements Verb {
    private static final String STATISTICS = "statistics";

    private static final Answer NOBODY_COUNTS = new Answer.Not(
            "nobody counts this device: statistics are a running kiosk's, since it started, and none has it");

    /** A thing a device can tell. */
    @FunctionalInterface
    private interface Question {
        String ask() throws DeviceException, InterruptedException;
    }

    @Override
    public String word() {
        return "get";
    }

    @Override
    public String arguments() {
        return "[NAME...]";
    }

    @Override
    public String sentence() {
        return "what the device tells of itself: samid, samstatus, statistics; all it has without a name";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        if (arguments.equals(List.of(STATISTICS))) {
            return counted(desk); // for that nobody need open it
        }
        try (var device = desk.open()) {
            var questions = questions(device);
            var wanted = new ArrayList<>(arguments.isEmpty() ? questions.keySet() : arguments);
            boolean counts = arguments.isEmpty() ? desk.counted().isPresent() : wanted.remove(STATISTICS);
            if (!questions.keySet().containsAll(wanted)) {
                return new Answer.Misused("this device tells " + questions.keySet() + ", not " + wanted);
            }
            if (counts && desk.counted().isEmpty()) {
                return NOBODY_COUNTS;
            }
            var facts = JsonMapper.shared().createObjectNode();
            for (Map.Entry<String, Question> question : questions.entrySet()) {
                if (wanted.contains(question.getKey())) {
                    facts.put(question.getKey(), question.getValue().ask());
                }
            }
            if (counts) {
                desk.counted().ifPresent(counted -> counted.forEach(facts.putObject(STATISTICS)::put));
            }
            return new Answer.Told(facts);
        }
    }

    /** What the kiosk counted since it started. */
    private static Answer counted(Desk desk) {
        if (desk.counted().isEmpty()) {
            return NOBODY_COUNTS;
        }
        var facts = JsonMapper.shared().createObjectNode();
        desk.counted().get().forEach(facts.putObject(STATISTICS)::put);
        return new Answer.Told(facts);
    }

    private static Map<String, Question> questions(Device device) {
        var questions = new LinkedHashMap<String, Question>();
        if (device instanceof WithSamId module) {
            questions.put("samid", module::samId);
        }
        if (device instanceof WithSamStatus module) {
            questions.put("samstatus", () -> {
                var status = module.samStatus();
                return String.format(Locale.ROOT, "%02X %s", status.code(), status.condition());
            });
        }
        return questions;
    }
}
