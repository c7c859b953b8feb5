package org.hall24.kiosk;

import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.GuideLight;
import org.hall24.journey.Frame.Foot;
import org.hall24.journey.Screen;

/** What stands around a sample: which foot keys are awake, and which step it is. */
final class Around {
    private Around() {}

    static Foot foot(Screen screen) {
        return switch (screen) {
            case Screen.Home _ -> new Foot(false, false, true, true);
            case Screen.Working _, Screen.PrintingSheets _, Screen.TakeSlip _ -> Foot.QUIET;
            case Screen.IdleQuestion _ -> new Foot(false, false, true, false);
            case Screen.Cleared _ -> new Foot(false, true, true, false);
            case Screen.Attract _,
                    Screen.MatterList _,
                    Screen.MatterPage _,
                    Screen.Consent _,
                    Screen.ShowCode _,
                    Screen.SmsCode _,
                    Screen.Pick _,
                    Screen.FactSheet _,
                    Screen.Table _,
                    Screen.Preview _,
                    Screen.Covered _,
                    Screen.Answered _,
                    Screen.ReadCard _,
                    Screen.InsertCard _,
                    Screen.Form _,
                    Screen.Slots _,
                    Screen.Review _,
                    Screen.Result _,
                    Screen.ReceiptOffer _,
                    Screen.Failure _,
                    Screen.HelpCard _ -> Foot.ALL;
        };
    }

    /** The guide light that burns on samples that are named so. */
    static Optional<GuideLight> lit(String name, Screen screen) {
        if (!name.endsWith("-lit")) {
            return Optional.empty();
        }
        return switch (screen) {
            case Screen.ReadCard _ -> Optional.of(GuideLight.CARD_READER);
            case Screen.InsertCard _ -> Optional.of(GuideLight.CARD_UNIT_2);
            case Screen.ShowCode _ -> Optional.of(GuideLight.SCANNER);
            case Screen.TakeSlip _ -> Optional.of(GuideLight.RECEIPT_PRINTER);
            default -> throw new IllegalArgumentException(name + " needs no light");
        };
    }

    /** What its step is called, where it is not what the step is called of most matters. */
    static Optional<Phrase> title(Screen screen) {
        return screen instanceof Screen.InsertCard ? Optional.of(Phrase.of("step.card-either")) : Optional.empty();
    }

    static int step(Screen screen) {
        return switch (screen) {
            case Screen.Consent _ -> 1;
            case Screen.ReadCard _, Screen.InsertCard _, Screen.ReceiptOffer _ -> 2;
            case Screen.ShowCode _, Screen.SmsCode _ -> 2;
            case Screen.Pick _, Screen.FactSheet _, Screen.Table _ -> 3;
            case Screen.Preview _ -> 4;
            case Screen.PrintingSheets _ -> 5;
            case Screen.Form _ -> 3;
            case Screen.Slots _ -> 4;
            case Screen.Review _, Screen.Failure _ -> 5;
            case Screen.Working _, Screen.TakeSlip _, Screen.Result _, Screen.Answered _ -> 6;
            case Screen.Attract _,
                    Screen.Covered _,
                    Screen.Home _,
                    Screen.MatterList _,
                    Screen.MatterPage _,
                    Screen.Cleared _,
                    Screen.IdleQuestion _,
                    Screen.HelpCard _ -> 0;
        };
    }
}
