package org.hall24.console;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hall24.device.CardReply;
import org.hall24.device.DeviceException;
import org.hall24.device.SmartCardReader;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to the chip card that lies there, one after another; the driver's list of allowed ones stands before the card. */
final class ApduVerb implements Verb {
    @Override
    public String word() {
        return "apdu";
    }

    @Override
    public String arguments() {
        return "HEX…";
    }

    @Override
    public String sentence() {
        return "sends commands that only read to the chip card that lies there";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        if (arguments.isEmpty() || !arguments.stream().allMatch(ApduVerb::isHexadecimal)) {
            return new Answer.Misused("apdu takes commands in hexadecimal, such as 00A4020002EF05");
        }
        try (var device = desk.open()) {
            if (!(device instanceof SmartCardReader reader)) {
                return new Answer.Misused("only a reader of chip cards takes commands; this is none");
            }
            var facts = JsonMapper.shared().createObjectNode();
            var answers = facts.putArray("answers");
            for (var argument : arguments) {
                switch (reader.apdu(HexFormat.of().parseHex(argument))) {
                    case CardReply.Answered answer -> {
                        var told = answers.addObject();
                        told.put("status", String.format(Locale.ROOT, "%04X", answer.status()));
                        told.put("data", HexFormat.of().withUpperCase().formatHex(answer.data()));
                    }
                    case CardReply.CardTaken _ -> {
                        return new Answer.Not("no card lies there");
                    }
                    case CardReply.NotAllowed(String why) -> {
                        return new Answer.Not("not sent: " + why);
                    }
                }
            }
            return new Answer.Told(facts);
        }
    }

    private static boolean isHexadecimal(String text) {
        return text.matches("([0-9A-Fa-f]{2})+");
    }
}
