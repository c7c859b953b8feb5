package org.hall24.hub.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The hub's keys in {@code STATE/keys}, made at first use.
 *
 * @param unsealing opens applications
 * @param signing signs receipts
 * @param queryCodes keys the hash of query codes, so that the stored hashes alone say nothing
 */
public record HubKeys(UnsealingKey unsealing, SigningKey signing, SecretKeySpec queryCodes) {
    private static final int FILE_BYTES_MAX = 4 << 10;

    /** Enough of a digest to tell the keys of all hubs of a country apart. */
    private static final int ID_BYTES = 6;

    /** The public halves, as {@code HubMain keys} prints them and a release takes them in. */
    public record Public(SealingKey sealing, VerifyingKey signing) {}

    /** How a sealing key is kept. */
    private record SealingFile(String id, String suite, Bytes key, Bytes secret) {}

    /** How a signing key is kept. */
    private record SigningFile(String id, Bytes seed) {}

    /** Reads the keys, or makes them first. */
    public static HubKeys under(Path state, SecureRandom random) throws IOException {
        var files = PrivateFiles.in(state.resolve("keys"));
        var sealing = read(files.readOrMake("sealing.json", HubKeys::makeSealing), SealingFile.class);
        var signing = read(files.readOrMake("signing.json", () -> makeSigning(random)), SigningFile.class);
        return new HubKeys(
                UnsealingKey.of(new SealingKey(sealing.id(), sealing.suite(), sealing.key()), sealing.secret()),
                SigningKey.fromSeed(signing.id(), signing.seed()),
                HashKeys.under(state, "query-codes", random));
    }

    private static byte[] makeSealing() {
        var made = UnsealingKey.generate("new");
        var closing = made.closing();
        var id = "seal-" + shortDigest(closing.key());
        return Json.PLAIN.write(new SealingFile(id, closing.suite(), closing.key(), made.secret()));
    }

    private static byte[] makeSigning(SecureRandom random) {
        var seed = SigningKey.generate("new", random);
        var id = "sign-" + shortDigest(seed.verifying().key());
        return Json.PLAIN.write(new SigningFile(id, seed.seed()));
    }

    private static String shortDigest(Bytes key) {
        return HexFormat.of().formatHex(Bytes.sha256(key.toArray()).toArray(), 0, ID_BYTES);
    }

    private static <T> T read(byte[] file, Class<T> type) throws MalformedException {
        return Json.PLAIN.read(file, type, FILE_BYTES_MAX);
    }

    /** Opens what terminals sealed. */
    public Opener opener() {
        return new Opener(List.of(unsealing));
    }

    /** The halves everybody may know. */
    public Public publicHalves() {
        return new Public(unsealing.closing(), signing.verifying());
    }

    @Override
    public String toString() {
        return "HubKeys[" + unsealing + ", " + signing + "]";
    }
}
