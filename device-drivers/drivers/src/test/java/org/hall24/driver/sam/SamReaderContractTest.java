package org.hall24.driver.sam;

import java.time.LocalDate;
import java.util.Optional;
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
                        .expecting(Golden.ASK_READ, Golden.card("测试乙", "Y", "20400101"));
            case SILENT -> link.expecting(Golden.ASK_FIND).expecting(Golden.ASK_FIND);
            case LINE_BREAKS -> link.expecting(Golden.ASK_FIND, Golden.FOUND).expectingBroken(Golden.ASK_SELECT);
        }
        return new SamReader(link, clock, clock);
    }

    @Override
    protected IdCard card() {
        return new IdCard(
                CardType.RESIDENT,
                "测试甲",
                1,
                Optional.of("01"),
                LocalDate.of(1949, 12, 31),
                "北京市朝阳区测试路1号",
                "11010519491231002X",
                "测试公安局",
                LocalDate.of(2020, 1, 1),
                Optional.of(LocalDate.of(2040, 1, 1)));
    }

    @Override
    protected char unknownFlag() {
        return 'Y';
    }

    @Override
    protected String samId() {
        return "05.01-00000001-0000000002-0000000003";
    }
}
