package org.hall24.driver.socialcard;

import java.time.LocalDate;
import java.util.Optional;
import org.hall24.device.CardProof;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCard;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedSlot;
import org.hall24.device.contract.SmartCardReaderContract;
import org.hall24.driver.slot.SlotMemory;

/** The contract, over written dialogues. */
class SocialCardReaderContractTest extends SmartCardReaderContract {
    private ScriptedSlot slot = new ScriptedSlot(new HandClock());

    @Override
    protected SmartCardReader reader(Situation situation) {
        var clock = new HandClock();
        slot = new ScriptedSlot(clock);
        switch (situation) {
            case OPEN_CARD_LIES, CARD_COMES_AFTER_AN_INTERRUPTION ->
                Written.holder(Written.begin(slot.holding(), "2.00"), "测试甲");
            case LOCKED_CARD_LIES -> {
                Written.challenge(Written.begin(slot.holding(), "3.00"))
                        .expecting("0082000A10" + Written.ISSUERS_PROOF, "9000");
                Written.holder(slot, "测试甲");
            }
            case NO_CARD -> {}
            case CARD_IS_TAKEN ->
                slot.holding().expecting(Written.ENVIRONMENT, "9000").expectingTaken(Written.ISSUER_FILE);
            case OTHER_CARD -> slot.holding().expecting(Written.ENVIRONMENT, "6A82");
            case COPIED_CARD -> {
                Written.begin(slot.holding(), "3.00");
                slot.expecting(Written.ENVIRONMENT, "9000")
                        .expecting("0084000008", Written.RANDOM[0] + "9000")
                        .expecting("0084000008", Written.RANDOM[1] + "9000")
                        .expecting("0088000010" + Written.RANDOM[1] + Written.RANDOM[0], "00000000000000009000")
                        .expecting("0084000008", Written.RANDOM[2] + "9000")
                        .expecting("0084000008", Written.RANDOM[3] + "9000");
            }
            case REFUSED_CARD -> Written.challenge(Written.begin(slot.holding(), "3.00"));
            case ASKED_TO_WRITE -> slot.holding().expectingRefused("00DC01040100");
            case SLOT_BREAKS -> slot.holding().expectingBroken(Written.ENVIRONMENT);
        }
        return new SocialCardReader(slot, clock, clock, new SlotMemory());
    }

    @Override
    protected void take() {
        slot.taken();
    }

    @Override
    protected SocialCard openCard() {
        return card("2.00");
    }

    @Override
    protected SocialCard lockedCard() {
        return card("3.00");
    }

    private static SocialCard card(String edition) {
        return new SocialCard(
                edition,
                "990000",
                "Y00000024",
                "11010519491231002X",
                "测试甲",
                Optional.of(1),
                Optional.of(LocalDate.of(1949, 12, 31)),
                LocalDate.of(2020, 1, 1),
                Optional.of(LocalDate.of(2030, 1, 1)));
    }

    @Override
    protected KeyModule keys() {
        return _ -> new KeyModule.Answer.Keys(new CardProof(Written.PROOF + "0000000000000000", Written.ISSUERS_PROOF));
    }
}
