package org.hall24.simulator.chip;

import java.util.HexFormat;
import java.util.Locale;
import org.hall24.device.CardChallenge;
import org.hall24.device.CardProof;
import org.hall24.device.KeyModule;
import org.hall24.people.CardKeys;

/** The issuer's key module, with the keys of the demonstration's cards. */
final class Issuer implements KeyModule {
    @Override
    public Answer ask(CardChallenge challenge) {
        var hex = HexFormat.of();
        var keys = CardKeys.of(challenge.cardId());
        byte[] externalFactor = hex.parseHex(challenge.externalFactor());
        String internal = hex.formatHex(
                keys.cryptogram(hex.parseHex(challenge.internalFactor()), hex.parseHex(challenge.internalSource())));
        String external = hex.formatHex(keys.cryptogram(externalFactor, hex.parseHex(challenge.externalSource())))
                + hex.formatHex(externalFactor);
        return new Answer.Keys(
                new CardProof((internal + "0".repeat(16)).toUpperCase(Locale.ROOT), external.toUpperCase(Locale.ROOT)));
    }
}
