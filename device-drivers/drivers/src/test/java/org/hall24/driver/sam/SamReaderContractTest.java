package org.hall24.driver.sam;

import org.hall24.device.CardType;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.IdCardReaderContract;
import org.hall24.device.contract.ScriptedLink;

/** The contract, over written dialogues. */
class SamReaderContractTest extends IdCardReaderContract {
    @Override
    protected IdCardReader reader(Situation situation) {
        var clock = new HandClock();
        var link = new ScriptedLink(clock);
        switch (situation) {
            case CARD_LIES, CARD_COMES_AFTER_AN_INTERRUPTION ->
                link.expecting(Golden.ASK_FIND, Golden.FOUND)
                        .expecting(Golden.ASK_SELECT, Golden.SELECTED)
                        .expecting(Golden.ASK_READ, Golden.resident("20400101"));
            case NO_CARD -> {
                for (int i = 0; i < 5; i++) {
                    link.expecting(Golden.ASK_FIND, Golden.NO_CARD);
                }
            }
            case ASKED_FOR_ITS_NUMBER ->
                link.expecting(Golden.ASK_STATUS, Golden.STATUS_OK).expecting(Golden.ASK_SAM_ID, Golden.SAM_ID);
            case CARD_MOVES ->
                link.expecting(Golden.ASK_FIND, Golden.FOUND)
                        .expecting(Golden.ASK_SELECT, Golden.SELECT_FAILED)
                        .expecting(Golden.ASK_FIND, Golden.FOUND)
                        .expecting(Golden.ASK_SELECT, Golden.SELECTED)
                        .expecting(Golden.ASK_READ, Golden.READ_FAILED)
                        .expecting(Golden.ASK_FIND, Golden.NO_CARD)
                        .expecting(Golden.ASK_READ, Golden.READ_FAILED);
            case UNKNOWN_KIND ->
                link.expecting(Golden.ASK_FIND, Golden.FOUND)
                        .expecting(Golden.ASK_SELECT, Golden.SELECTED)
                        .expecting(Golden.ASK_READ, Golden.card("测试乙", "Q", "20400101"));
            case SILENT -> link.expecting(Golden.ASK_FIND).expecting(Golden.ASK_FIND);
            case LINE_BREAKS -> link.expecting(Golden.ASK_FIND, Golden.FOUND).expectingBroken(Golden.ASK_SELECT);
        }
        return new SamReader(link, clock, clock, SamReader.Wishes.TEXT);
    }

    @Override
    protected IdCardReader readerWith(CardType kind) {
        var clock = new HandClock();
        var link = new ScriptedLink(clock)
                .expecting(Golden.ASK_FIND, Golden.FOUND)
                .expecting(Golden.ASK_SELECT, Golden.SELECTED)
                .expecting(Golden.ASK_READ, Cards.frame(kind));
        return new SamReader(link, clock, clock, SamReader.Wishes.TEXT);
    }

    @Override
    protected IdCard card() {
        return Cards.RESIDENT;
    }

    @Override
    protected IdCard card(CardType kind) {
        return Cards.of(kind);
    }

    @Override
    protected char unknownFlag() {
        return 'Q';
    }

    @Override
    protected String samId() {
        return "05.01-00000001-0000000002-0000000003";
    }
}
