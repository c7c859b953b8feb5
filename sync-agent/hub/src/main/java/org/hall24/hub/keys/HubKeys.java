package org.hall24.hub.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The hub's keys, made at first use. A node reads them when it starts: after a rotation the nodes are started anew, one by one.
 *
 * @param unsealings open applications; the newest first
 * @param offered of these, those releases bring: one of each suite the hub offers, the preferred one first
 * @param signing signs receipts
 * @param others sign nothing now, but may be found under receipts: those to come and those of before
 * @param queryCodes keys the hash of query codes, so that the stored hashes alone say nothing
 */
public record HubKeys(
        List<UnsealingKey> unsealings,
        List<SealingKey> offered,
        SigningKey signing,
        List<VerifyingKey> others,
        SecretKeySpec queryCodes) {
    private static final String SEALING = "sealing.json";
    private static final String SIGNING = "signing.json";

    /** A hundred keys. */
    private static final int FILE_BYTES_MAX = 64 << 10;

    /** Enough of a digest to tell the keys of all hubs of a country apart. */
    private static final int ID_BYTES = 6;

    /** Copies. */
    public HubKeys {
        unsealings = List.copyOf(unsealings);
        offered = List.copyOf(offered);
        others = List.copyOf(others);
    }

    /**
     * The public halves, as {@code HubMain keys} prints them and a release takes them in.
     *
     * @param sealing the one to seal to
     * @param otherSuites one of each other suite the hub has, for terminals that do not know that one
     * @param signing the one receipts are signed with now
     * @param others may be found under receipts, too
     */
    public record Public(
            SealingKey sealing, List<SealingKey> otherSuites, VerifyingKey signing, List<VerifyingKey> others) {
        /** Copies. */
        public Public {
            otherSuites = List.copyOf(otherSuites);
            others = List.copyOf(others);
        }

        /** All a terminal may seal to; it takes the first whose suite it knows. */
        public List<SealingKey> sealings() {
            var all = new ArrayList<SealingKey>();
            all.add(sealing);
            all.addAll(otherSuites);
            return all;
        }

        /** All a terminal may find under a receipt. */
        public List<VerifyingKey> signers() {
            var all = new ArrayList<VerifyingKey>();
            all.add(signing);
            all.addAll(others);
            return all;
        }
    }

    /** One sealing key as it is kept. */
    private record Seal(String id, String suite, Bytes key, Bytes secret) {
        static Seal of(UnsealingKey key) {
            var closing = key.closing();
            return new Seal(closing.id(), closing.suite(), closing.key(), key.secret());
        }

        UnsealingKey whole() {
            return UnsealingKey.of(new SealingKey(id, suite, key), secret);
        }
    }

    /**
     * All sealing keys.
     *
     * @param keys the newest first
     * @param offered how many of them releases bring: those of the last rotation
     */
    private record SealingFile(List<Seal> keys, int offered) {
        SealingFile {
            if (offered < 1 || offered > keys.size()) {
                throw new IllegalArgumentException("a hub offers at least one of its keys");
            }
        }

        static SealingFile fresh(List<SealingSuite> suites, List<Seal> before) {
            var keys = new ArrayList<Seal>();
            suites.forEach(suite -> keys.add(freshSeal(suite)));
            keys.addAll(before);
            return new SealingFile(keys, suites.size());
        }

        List<Seal> brought() {
            return keys.subList(0, offered);
        }
    }

    /** One signing key as it is kept. */
    private record Signer(String id, String algorithm, Bytes seed) {
        SigningKey whole() {
            return SigningKey.fromSeed(id, SignatureAlgorithm.named(algorithm), seed);
        }
    }

    /**
     * The signing keys.
     *
     * @param current signs
     * @param next was made by a rotation, and signs when every terminal knows it
     * @param former public halves of those before, for ever: receipts are for ever
     */
    private record SigningFile(Signer current, Optional<Signer> next, List<VerifyingKey> former) {}

    /** Reads the keys in {@code STATE/keys}, or makes them first; in clear. */
    public static HubKeys under(Path state, SecureRandom random) throws IOException {
        return in(PrivateFiles.in(state.resolve("keys")), random);
    }

    /** Reads the keys, or makes them first. */
    public static HubKeys in(PrivateFiles files, SecureRandom random) throws IOException {
        var sealing = sealing(files);
        var signing = signing(files, random);
        var others = new ArrayList<VerifyingKey>();
        signing.next().ifPresent(next -> others.add(next.whole().verifying()));
        others.addAll(signing.former());
        var unsealings = sealing.keys().stream().map(Seal::whole).toList();
        return new HubKeys(
                unsealings,
                unsealings.stream()
                        .limit(sealing.offered())
                        .map(UnsealingKey::closing)
                        .toList(),
                signing.current().whole(),
                others,
                HashKeys.in(files, "query-codes", random));
    }

    private static SealingFile sealing(PrivateFiles files) throws IOException {
        var bytes = files.readOrMake(
                SEALING, () -> Json.PLAIN.write(SealingFile.fresh(List.of(SealingSuite.X25519), List.of())));
        return read(bytes, SealingFile.class);
    }

    private static SigningFile signing(PrivateFiles files, SecureRandom random) throws IOException {
        return read(
                files.readOrMake(
                        SIGNING,
                        () -> Json.PLAIN.write(new SigningFile(
                                freshSigner(SignatureAlgorithm.ED25519, random), Optional.empty(), List.of()))),
                SigningFile.class);
    }

    private static Seal freshSeal(SealingSuite suite) {
        var made = Seal.of(UnsealingKey.generate("new", suite));
        return new Seal("seal-" + shortDigest(made.key()), made.suite(), made.key(), made.secret());
    }

    private static Signer freshSigner(SignatureAlgorithm algorithm, SecureRandom random) {
        var made = SigningKey.generate("new", algorithm, random);
        return new Signer("sign-" + shortDigest(made.verifying().key()), algorithm.word(), made.seed());
    }

    private static String shortDigest(Bytes key) {
        return HexFormat.of().formatHex(Bytes.sha256(key.toArray()).toArray(), 0, ID_BYTES);
    }

    private static <T> T read(byte[] file, Class<T> type) throws MalformedException {
        return Json.PLAIN.read(file, type, FILE_BYTES_MAX);
    }

    /**
     * Makes the first keys, of these kinds; does nothing for what is there already, whatever its kind.
     *
     * @param suites how terminals may seal, the preferred one first; not empty
     */
    public static void begin(
            PrivateFiles files, List<SealingSuite> suites, SignatureAlgorithm algorithm, SecureRandom random)
            throws IOException {
        files.readOrMake(SEALING, () -> Json.PLAIN.write(SealingFile.fresh(suites, List.of())));
        files.readOrMake(
                SIGNING,
                () -> Json.PLAIN.write(new SigningFile(freshSigner(algorithm, random), Optional.empty(), List.of())));
    }

    /** New sealing keys of the suites the hub offers now; see the other method. */
    public static List<String> rotateSealing(PrivateFiles files) throws IOException {
        var suites = sealing(files).brought().stream()
                .map(seal -> SealingSuite.named(seal.suite()).orElseThrow())
                .toList();
        return rotateSealing(files, suites);
    }

    /**
     * New sealing keys: the next release brings them; the hub goes on opening what was sealed to those before.
     *
     * @param suites one key of each, the preferred one first; what the hub offered before and is not named is offered no more
     * @return their ids
     */
    public static List<String> rotateSealing(PrivateFiles files, List<SealingSuite> suites) throws IOException {
        var fresh = SealingFile.fresh(suites, sealing(files).keys());
        files.write(SEALING, Json.PLAIN.write(fresh));
        return fresh.brought().stream().map(Seal::id).toList();
    }

    /**
     * A new signing key: the next release brings it, too; it signs after {@link #activateSigning}. One that was waiting stays.
     *
     * @param wanted how it signs; empty = as the one before
     * @return its id
     */
    public static String rotateSigning(PrivateFiles files, Optional<SignatureAlgorithm> wanted, SecureRandom random)
            throws IOException {
        var known = signing(files, random);
        if (known.next().isPresent()) {
            return known.next().get().id();
        }
        var algorithm =
                wanted.orElseGet(() -> SignatureAlgorithm.named(known.current().algorithm()));
        var next = freshSigner(algorithm, random);
        files.write(SIGNING, Json.PLAIN.write(new SigningFile(known.current(), Optional.of(next), known.former())));
        return next.id();
    }

    /** The signing key that waits for {@link #activateSigning}; empty when none does. */
    public static Optional<VerifyingKey> waiting(PrivateFiles files, SecureRandom random) throws IOException {
        return signing(files, random).next().map(next -> next.whole().verifying());
    }

    /** The waiting key signs from now on; of the one before only the public half stays. */
    public static void activateSigning(PrivateFiles files, SecureRandom random) throws IOException {
        var known = signing(files, random);
        if (known.next().isPresent()) {
            var former = new ArrayList<>(known.former());
            former.addFirst(known.current().whole().verifying());
            files.write(SIGNING, Json.PLAIN.write(new SigningFile(known.next().get(), Optional.empty(), former)));
        }
    }

    /** Ends all sealing keys but those releases bring now: what was sealed to them is never opened again. */
    public static void retireSealing(PrivateFiles files) throws IOException {
        var known = sealing(files);
        files.write(SEALING, Json.PLAIN.write(new SealingFile(known.brought(), known.offered())));
    }

    /** The newest of the keys that open. */
    public UnsealingKey unsealing() {
        return unsealings.getFirst();
    }

    /** Opens what terminals sealed, to this key or to one of before. */
    public Opener opener() {
        return new Opener(unsealings);
    }

    /** The halves everybody may know. */
    public Public publicHalves() {
        return new Public(offered.getFirst(), offered.subList(1, offered.size()), signing.verifying(), others);
    }

    @Override
    public String toString() {
        return "HubKeys[" + unsealings + ", " + signing + "]";
    }
}
