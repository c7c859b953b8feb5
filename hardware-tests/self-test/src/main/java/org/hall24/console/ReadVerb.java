package org.hall24.console;

import java.util.List;
import java.util.Locale;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCardReader;

/** Reads what lies on the device. */
final class ReadVerb implements Verb {
    @Override
    public String word() {
        return "read";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String sentence() {
        return "reads the card that lies there or is laid in time";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        try (var device = desk.open()) {
            if (!(device instanceof IdCardReader reader)) {
                return new Answer.Misused("only a card reader reads; this is no card reader");
            }
            return switch (reader.read(desk.patience())) {
                case CardReading.Read(var card, var _) -> new Answer.Told(Facts.of(card));
                case CardReading.NoCard _ ->
                    new Answer.Not("no card within " + desk.patience().toSeconds()
                            + " s; lay one in the middle of the reading area");
                case CardReading.MovedTooSoon _ ->
                    new Answer.Not("the card moved before it was read; lay it down and leave it there");
                case CardReading.NotAccepted _ ->
                    new Answer.Not("card and security module do not accept each other, or it is no identity card");
                case CardReading.UnknownKind(char flag) ->
                    new Answer.Not(String.format(
                            Locale.ROOT, "a card of a kind nobody knows yet, flag U+%04X; tell the makers", (int)
                                    flag));
            };
        }
    }
}
