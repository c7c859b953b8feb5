package org.hall24.demo.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hall24.demo.hall.Simulated;

/** The guide lights by the board's relays, as this hall's board is wired. */
public final class GuideLights {
    public static final String CARD_READER = "card-reader";
    public static final String RECEIPT_PRINTER = "receipt-printer";
    public static final String DOCUMENT_PRINTER = "document-printer";
    public static final String SCANNER = "scanner";
    public static final String CAMERA = "camera";
    public static final String CARD_SLOT = "card-unit-2";

    /** In the order of the coils, XFS4IoT's words. */
    public static final List<String> ALL =
            List.of(CARD_READER, RECEIPT_PRINTER, DOCUMENT_PRINTER, SCANNER, CAMERA, CARD_SLOT);

    private static final String COILS = " coils=";

    private final Simulated board;

    /** The lights at this board. */
    public GuideLights(Simulated board) {
        this.board = board;
    }

    /** Lights that burned since this was asked last, such as {@code card-reader}. */
    public List<String> shone() throws IOException {
        return words(board.say("SHONE"));
    }

    /** Lights that burn now. */
    public List<String> burning() throws IOException {
        var status = board.say("STATUS");
        int from = status.indexOf(COILS) + COILS.length();
        return words(status.substring(from, status.indexOf(' ', from)));
    }

    private static List<String> words(String bits) {
        var words = new ArrayList<String>();
        for (int coil = 0; coil < ALL.size(); coil++) {
            if (bits.charAt(coil) == '1') {
                words.add(ALL.get(coil));
            }
        }
        return List.copyOf(words);
    }
}
