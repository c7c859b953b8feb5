package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueException;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Language;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.release.SignedRelease;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, verifies and shows signed releases. Exit 0 = holds, 1 = does not hold, 2 = could not. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Signed configuration for terminals: catalogue, hub keys and plate, under two of three roots.",
        subcommands = {ReleaseMain.Make.class, ReleaseMain.Verify.class, ReleaseMain.Show.class})
public final class ReleaseMain {
    private static final int COULD_NOT = 2;
    private static final int KEYS_FILE_BYTES_MAX = 16 << 10;
    private static final int ROOTS = 3;
    private static final int THRESHOLD = 2;

    /** The program. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new ReleaseMain())
                .setExecutionExceptionHandler((e, _, _) -> {
                    System.err.println(
                            "release: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
                    return COULD_NOT;
                })
                .execute(args);
    }

    /** A root's private key as it is kept. */
    private record RootFile(String id, SignatureAlgorithm algorithm, Bytes seed) {}

    /** Makes one. */
    @Command(name = "make", mixinStandardHelpOptions = true, description = "Writes a signed release.json.")
    static final class Make implements Callable<Integer> {
        @Option(names = "--out", required = true, description = "directory for release.json")
        private Path out = Path.of("");

        @Option(names = "--hub-keys", required = true, description = "what 'hub keys' printed")
        private Path hubKeys = Path.of("");

        @Option(names = "--roots", required = true, description = "directory of the root keys; made at first use")
        private Path roots = Path.of("");

        @Option(
                names = "--root-algorithm",
                paramLabel = "NAME",
                defaultValue = "ed25519",
                description = "how roots made now sign: ed25519 or sm2-sm3 (${DEFAULT-VALUE})")
        private String rootAlgorithm = "";

        @Option(names = "--revision", required = true, description = "grows with every release")
        private long revision;

        @Option(names = "--overlay", description = "the region's overlay, such as 990000")
        private Optional<String> overlay = Optional.empty();

        @Option(names = "--days", defaultValue = "365", description = "valid for so many days (${DEFAULT-VALUE})")
        private int days;

        @Override
        public Integer call() throws IOException, CatalogueException {
            var keys = Json.PLAIN.read(Files.readAllBytes(hubKeys), HubKeys.Public.class, KEYS_FILE_BYTES_MAX);
            var files = CatalogueFiles.shipped();
            var catalogue = Catalogue.of(files, overlay.orElse(""));
            var plate = catalogue.plate();
            var issued = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var release = new Release(
                    revision,
                    issued,
                    issued.plus(Duration.ofDays(days)),
                    overlay,
                    files,
                    new Release.HubKeys(keys.sealings(), keys.signers()),
                    new Release.Plate(
                            catalogue.texts().in(Language.ZH, plate.site()),
                            catalogue.texts().in(Language.EN, plate.site()),
                            plate.responsible(),
                            plate.hotline()));
            var signed = SignedRelease.sign(release, signers());
            Files.createDirectories(out);
            var fresh = Files.write(out.resolve("release.json.new"), signed.toJson());
            Files.move(fresh, out.resolve("release.json"), StandardCopyOption.ATOMIC_MOVE);
            System.out.println("revision " + revision + ", " + files.size() + " files, signed by " + THRESHOLD + " of "
                    + ROOTS + " roots: " + out.resolve("release.json"));
            return 0;
        }

        /** The first two roots whose private halves are here; in earnest the three never lie in one place. */
        private List<SigningKey> signers() throws IOException {
            if (!Files.exists(roots.resolve("roots.json"))) {
                makeRoots();
            }
            var found = new ArrayList<SigningKey>();
            for (int i = 1; i <= ROOTS && found.size() < THRESHOLD; i++) {
                var file = roots.resolve("root-" + i + ".key");
                if (Files.exists(file)) {
                    var root = Json.PLAIN.read(Files.readAllBytes(file), RootFile.class, KEYS_FILE_BYTES_MAX);
                    found.add(SigningKey.fromSeed(root.id(), root.algorithm(), root.seed()));
                }
            }
            if (found.size() < THRESHOLD) {
                throw new IOException(
                        "a release needs " + THRESHOLD + " root keys; in " + roots + " are " + found.size());
            }
            return found;
        }

        private void makeRoots() throws IOException {
            var algorithm = SignatureAlgorithm.named(rootAlgorithm);
            if (algorithm == SignatureAlgorithm.OTHER) {
                throw new IOException("there is no algorithm " + rootAlgorithm);
            }
            var files = PrivateFiles.in(roots);
            var random = new SecureRandom();
            var made = new ArrayList<SigningKey>();
            for (int i = 1; i <= ROOTS; i++) {
                var key = SigningKey.generate("root-" + i, algorithm, random);
                files.write(key.id() + ".key", Json.PLAIN.write(new RootFile(key.id(), algorithm, key.seed())));
                made.add(key);
            }
            var known = new Roots(
                    THRESHOLD, made.stream().map(SigningKey::verifying).toList());
            Files.write(roots.resolve("roots.json"), known.toJson());
        }
    }

    /** Judges one. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Says whether terminals would take it.")
    static final class Verify implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "PATH", description = "a release.json")
        private Path file = Path.of("");

        @Option(names = "--roots", required = true, description = "roots.json")
        private Path roots = Path.of("");

        @Option(names = "--highest", defaultValue = "0", description = "the highest revision used before")
        private long highest;

        @Override
        public Integer call() throws IOException {
            var known = Roots.fromJson(Files.readAllBytes(roots));
            var verdict = new ReleaseVerifier(known, Instant::now).verify(Files.readAllBytes(file), highest);
            return switch (verdict) {
                case ReleaseVerdict.Current(var release) ->
                    say(0, "revision " + release.revision() + " holds until " + release.expires());
                case ReleaseVerdict.Expired(var release) ->
                    say(1, "revision " + release.revision() + " is genuine, but expired on " + release.expires());
                case ReleaseVerdict.TooFewSignatures(int valid, int needed) ->
                    say(1, valid + " valid signatures of " + needed + " needed");
                case ReleaseVerdict.Older(long revision, long used) ->
                    say(1, "revision " + revision + " is older than " + used + ", which was used before");
                case ReleaseVerdict.Malformed(var sentence) -> say(1, sentence);
            };
        }

        private static int say(int exit, String sentence) {
            System.out.println(sentence);
            return exit;
        }
    }

    /** Shows one, believed or not. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints what a release says, without believing it.")
    static final class Show implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "PATH", description = "a release.json")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            try {
                var signed = SignedRelease.fromJson(Files.readAllBytes(file));
                var release = Json.PLAIN.read(signed.payload().toArray(), Release.class, SignedRelease.BYTES_MAX);
                var shown = new LinkedHashMap<String, Object>();
                shown.put("revision", release.revision());
                shown.put("issued", release.issued());
                shown.put("expires", release.expires());
                shown.put("overlay", release.overlay().orElse(""));
                shown.put("plate", release.plate());
                shown.put("hub", release.hub());
                shown.put(
                        "files", release.catalogue().keySet().stream().sorted().toList());
                shown.put(
                        "signedBy",
                        signed.signatures().stream()
                                .map(SignedRelease.RootSignature::keyId)
                                .toList());
                System.out.println(Json.PLAIN.text(shown));
                return 0;
            } catch (MalformedException e) {
                System.err.println("release: " + e.getMessage());
                return 1;
            }
        }
    }
}
