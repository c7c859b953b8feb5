package org.hall24.console;

import java.util.List;
import java.util.Locale;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.IdCardReader;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCardReading;

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
            if (device instanceof SmartCardReader smart) {
                return social(smart.read(desk.patience(), KeyModule.NONE), desk);
            }
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

    private static Answer social(SocialCardReading reading, Desk desk) {
        return switch (reading) {
            case SocialCardReading.Read(var card) -> new Answer.Told(Facts.of(card));
            case SocialCardReading.NoCard _ ->
                new Answer.Not("no card within " + desk.patience().toSeconds()
                        + " s; put one in, chip first, or take the one that lies there out and put it in again");
            case SocialCardReading.TakenTooSoon _ ->
                new Answer.Not("the card was taken out before it was read; leave it in");
            case SocialCardReading.NotAccepted _ ->
                new Answer.Not("no social-security card, or one the wrong way round");
            case SocialCardReading.NotGenuine _ -> new Answer.Not("the card could not prove that it is genuine");
            case SocialCardReading.Refused _ -> new Answer.Not("the issuer does not know this card, or blocked it");
            case SocialCardReading.KeysAway _ ->
                new Answer.Not(
                        "a card of edition 3.0 shows its holder to the issuer's key module only, which a console has not");
        };
    }
}
