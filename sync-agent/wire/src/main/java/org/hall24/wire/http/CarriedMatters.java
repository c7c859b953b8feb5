package org.hall24.wire.http;

import java.time.Instant;
import java.util.List;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * A file that carries matters by hand where no network reaches, or off a broken terminal. The hub takes it in as it takes a batch,
 * and writes a {@link CarriedReceipts} for the way back. Taken in twice it changes nothing.
 *
 * <p>Signed are {@link BoundFields} with the label {@code hall24 carried matters 1} and then terminal, madeAt (ISO text) and the
 * digest of each item's UTF-8 bytes: by SHA-256 when the terminal's key is Ed25519, by SM3 when it is SM2.
 *
 * @param terminal whose
 * @param madeAt the terminal's clock; orders nothing
 * @param items as in {@link MatterBatch}
 * @param signature by the terminal's key
 */
public record CarriedMatters(String terminal, Instant madeAt, List<String> items, Bytes signature) {
    /** The most items of one file; a longer backlog is several files. */
    public static final int ITEMS_MAX = 500;

    /** The file at most, in bytes. */
    public static final int BYTES_MAX = 4 << 20;

    /** Checks the number of items. */
    public CarriedMatters {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("a file carries 1 to " + ITEMS_MAX + " matters");
        }
    }

    /** Signs; the key's id is the terminal's name. */
    public static CarriedMatters sign(SigningKey key, Instant madeAt, List<String> items) {
        return new CarriedMatters(
                key.id(), madeAt, items, key.sign(signedBytes(key.id(), key.algorithm(), madeAt, items)));
    }

    /** Whether that terminal's key signed exactly this. */
    public boolean isBy(VerifyingKey key) {
        return key.id().equals(terminal)
                && key.verifies(signedBytes(terminal, key.algorithm(), madeAt, items), signature);
    }

    /** The file. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the file. Nothing in it is believed yet: see {@link #isBy}.
     *
     * @throws MalformedException when it is not one
     */
    public static CarriedMatters fromJson(byte[] file) throws MalformedException {
        return Json.PLAIN.read(file, CarriedMatters.class, BYTES_MAX);
    }

    private static byte[] signedBytes(
            String terminal, SignatureAlgorithm algorithm, Instant madeAt, List<String> items) {
        var fields = new BoundFields("hall24 carried matters 1").and(terminal).and(madeAt.toString());
        items.forEach(item -> fields.and(algorithm.digest().of(MatterBatch.bytes(item))));
        return fields.toArray();
    }
}
