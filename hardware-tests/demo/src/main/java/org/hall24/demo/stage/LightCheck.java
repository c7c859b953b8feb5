package org.hall24.demo.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hall24.demo.ledger.GuideLights;
import org.hall24.demo.ledger.Summary.Lights;
import org.hall24.demo.ledger.Summary.Seen;

/** Whether the light of each module burned in every visit that was asked to use it. */
final class LightCheck {
    private static final Map<String, String> SCREENS = Map.of(
            "read-card", GuideLights.CARD_READER,
            "insert-card", GuideLights.CARD_SLOT,
            "show-code", GuideLights.SCANNER,
            "printing-sheets", GuideLights.DOCUMENT_PRINTER,
            "take-slip", GuideLights.RECEIPT_PRINTER);

    private final GuideLights lights;
    private final Set<String> all = new TreeSet<>();
    private final List<String> missed = new ArrayList<>();

    LightCheck(GuideLights lights) {
        this.lights = lights;
    }

    /** Somebody comes: what burned before is not theirs. */
    void begin() throws IOException {
        lights.shone();
    }

    /**
     * They are gone.
     *
     * @param receipt whether a receipt came out
     */
    void end(String visit, List<Seen> screens, boolean receipt) throws IOException {
        var shone = lights.shone();
        all.addAll(shone);
        var wanted = new TreeSet<String>();
        screens.stream()
                .filter(seen -> SCREENS.containsKey(seen.screen()))
                .forEach(seen -> wanted.add(SCREENS.get(seen.screen())));
        if (receipt) {
            wanted.add(GuideLights.RECEIPT_PRINTER);
        }
        wanted.removeAll(shone);
        wanted.forEach(light -> missed.add(visit + ": " + light));
    }

    /** How it was, and what burns now. */
    Lights found() throws IOException {
        return new Lights(List.copyOf(all), List.copyOf(missed), lights.burning());
    }
}
