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
        return "what the device tells of itself: samid, samstatus; all it has without a name";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        try (var device = desk.open()) {
            var questions = questions(device);
            var wanted = new ArrayList<>(arguments.isEmpty() ? questions.keySet() : arguments);
            if (!questions.keySet().containsAll(wanted)) {
                return new Answer.Misused("this device tells " + questions.keySet() + ", not " + wanted);
            }
            var facts = JsonMapper.shared().createObjectNode();
            for (Map.Entry<String, Question> question : questions.entrySet()) {
                if (wanted.contains(question.getKey())) {
                    facts.put(question.getKey(), question.getValue().ask());
                }
            }
            return new Answer.Told(facts);
        }
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
