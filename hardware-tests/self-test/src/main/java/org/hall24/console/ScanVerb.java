package org.hall24.console;

import java.util.List;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import tools.jackson.databind.json.JsonMapper;

/** Reads one code. */
final class ScanVerb implements Verb {
    @Override
    public String word() {
        return "scan";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String sentence() {
        return "reads the code that is shown in time";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        try (var device = desk.open()) {
            if (!(device instanceof CodeScanner scanner)) {
                return new Answer.Misused("only a code scanner scans; this is no code scanner");
            }
            return switch (scanner.scan(desk.patience())) {
                case CodeReading.Scanned(var code) -> {
                    var facts = JsonMapper.shared().createObjectNode();
                    facts.put("text", code.text());
                    Facts.put(facts, "symbology", code.symbology());
                    yield new Answer.Told(facts);
                }
                case CodeReading.NothingSeen _ ->
                    new Answer.Not("no code within " + desk.patience().toSeconds() + " s; hold one before the window");
                case CodeReading.NotUsable _ -> new Answer.Not("a code that is too long or holds control characters");
            };
        }
    }
}
