package org.hall24.wire.http;

import java.util.List;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The way back of a {@link CarriedMatters}: the hub's receipts, each signed by itself, so that the file needs no signature.
 *
 * @param terminal for whom
 * @param receipts of all matters that are in the record now
 */
public record CarriedReceipts(String terminal, List<HubReceipt> receipts) {
    /** A receipt for each matter. */
    public static final int BYTES_MAX = CarriedMatters.ITEMS_MAX * HubReceipt.BYTES_MAX;

    /** Copies. */
    public CarriedReceipts {
        receipts = List.copyOf(receipts);
    }

    /** The file. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the file.
     *
     * @throws MalformedException when it is not one
     */
    public static CarriedReceipts fromJson(byte[] file) throws MalformedException {
        return Json.PLAIN.read(file, CarriedReceipts.class, BYTES_MAX);
    }
}
