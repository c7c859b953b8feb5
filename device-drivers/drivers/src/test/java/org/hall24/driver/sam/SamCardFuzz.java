package org.hall24.driver.sam;

import java.util.Arrays;
import org.hall24.device.CardReading;
import org.hall24.device.IdCard;

/** Fuzz target: whatever text stands on a card of any of the four layouts, it is a card with all it must have, or it is not accepted. */
public final class SamCardFuzz {
    private static final char[] FLAGS = {' ', 'J', 'I', 'Y'};
    private static final int FLAG_AT = 248;

    private SamCardFuzz() {}

    /** One input: its first byte chooses the layout, 4 and more leave the flag as it comes; the rest is the text. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] text = Arrays.copyOf(Arrays.copyOfRange(input, 1, input.length), CardText.BYTES);
        int layout = input[0] & 0x07;
        if (layout < FLAGS.length) {
            text[FLAG_AT] = (byte) FLAGS[layout];
            text[FLAG_AT + 1] = 0;
        }
        switch (CardLayout.decode(new CardText(text, 0))) {
            case CardReading.Read(IdCard card, var _) -> isWhole(card, text);
            case CardReading.UnknownKind(char flag) -> {
                if (layout < FLAGS.length
                        || flag != (char) ((text[FLAG_AT] & 0xFF) | ((text[FLAG_AT + 1] & 0xFF) << 8))) {
                    throw new IllegalStateException("a known kind, or another flag");
                }
            }
            case CardReading.NotAccepted _ -> {}
            case CardReading.NoCard _, CardReading.MovedTooSoon _ ->
                throw new IllegalStateException("a text is a card");
        }
    }

    private static void isWhole(IdCard card, byte[] text) {
        int characters = card instanceof IdCard.Foreigner2017 ? 15 : 18;
        if (card.name().isBlank() && !card.name().isEmpty()) {
            return; // other white space than a blank: strange, and as it came
        }
        if (card.name().isEmpty()
                || card.number().length() != characters
                || card.sex().length() > 1) {
            throw new IllegalStateException("a card without what it must have");
        }
        if (card.toString().length() > "IdCard[****]".length() + 4) {
            throw new IllegalStateException("a card that prints");
        }
        int flag = text[FLAG_AT];
        var expected = switch (card) {
            case IdCard.Resident _ -> flag == ' ' || flag == 0;
            case IdCard.HkMacaoTaiwan _ -> flag == 'J';
            case IdCard.Foreigner2017 _ -> flag == 'I';
            case IdCard.Foreigner2023 _ -> flag == 'Y';
        };
        if (!expected) {
            throw new IllegalStateException("read by another layout than its own");
        }
    }
}
