package org.hall24.driver.sam;

import java.util.Optional;
import org.hall24.device.CardReading;
import org.hall24.device.IdCard;

/**
 * The four layouts of a card's text, as far as they are public: GA/T 490 and its successors for 港澳台 and foreigners. The flag is looked at
 * before any field, or a foreigner's English name would be taken for an address.
 */
final class CardLayout {
    private static final int NUMBER_CHARACTERS = 18;

    /** Three letters and twelve digits. */
    private static final int NUMBER_2017_CHARACTERS = 15;

    /** Of the English name of 2023; eleven more stand elsewhere. */
    private static final int FIRST_PART_CHARACTERS = 35;

    private CardLayout() {}

    /** What stands on the card. Never throws. */
    static CardReading decode(CardText text) {
        try {
            char flag = text.flag();
            return switch (flag) {
                case ' ', 0 -> new CardReading.Read(resident(text));
                case 'J' -> new CardReading.Read(hkMacaoTaiwan(text));
                case 'I' -> new CardReading.Read(foreigner2017(text));
                case 'Y' -> new CardReading.Read(foreigner2023(text));
                default -> new CardReading.UnknownKind(flag);
            };
        } catch (CardText.Unreadable _) {
            return new CardReading.NotAccepted(); // an intact frame, but no card of that kind
        }
    }

    private static IdCard resident(CardText text) throws CardText.Unreadable {
        return new IdCard.Resident(
                text.must(0, 30),
                text.text(30, 2),
                text.maybe(32, 4),
                text.day(36),
                text.maybe(52, 70),
                Optional.empty(),
                text.number(122, 36, NUMBER_CHARACTERS),
                text.maybe(158, 30),
                text.day(188),
                text.end(204));
    }

    private static IdCard hkMacaoTaiwan(CardText text) throws CardText.Unreadable {
        return new IdCard.HkMacaoTaiwan(
                text.must(0, 30),
                text.text(30, 2),
                text.day(36),
                text.maybe(52, 70),
                Optional.empty(),
                text.number(122, 36, NUMBER_CHARACTERS),
                text.maybe(158, 30),
                text.day(188),
                text.end(204),
                text.maybe(220, 18),
                text.maybe(238, 4));
    }

    private static IdCard foreigner2017(CardText text) throws CardText.Unreadable {
        return new IdCard.Foreigner2017(
                text.maybe(158, 30),
                text.must(0, 120),
                text.text(120, 2),
                text.day(220),
                text.number(122, 30, NUMBER_2017_CHARACTERS),
                text.maybe(152, 6),
                text.maybe(240, 8),
                text.day(188),
                text.end(204),
                text.maybe(236, 4));
    }

    /** The English name stands in two places: where it outgrew the first, that one is full to its last character. */
    private static IdCard foreigner2023(CardText text) throws CardText.Unreadable {
        return new IdCard.Foreigner2023(
                text.maybe(0, 30),
                englishName(text),
                text.text(30, 2),
                text.day(36),
                text.number(122, 36, NUMBER_CHARACTERS),
                text.maybe(242, 6),
                text.day(188),
                text.end(204),
                text.maybe(32, 4),
                text.maybe(250, 6));
    }

    private static String englishName(CardText text) throws CardText.Unreadable {
        String first = text.text(52, 70);
        String rest = text.text(220, 22);
        if (first.isEmpty() && rest.isEmpty()) {
            throw new CardText.Unreadable("no English name");
        }
        boolean blankAtSeam = !rest.isEmpty() && first.length() < FIRST_PART_CHARACTERS; // taken for padding
        return first + (blankAtSeam ? " " : "") + rest;
    }
}
