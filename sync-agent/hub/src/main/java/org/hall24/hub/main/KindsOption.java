package org.hall24.hub.main;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.sign.SignatureAlgorithm;
import picocli.CommandLine.Option;

/** Of which kinds new keys are. */
final class KindsOption {
    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description = "how terminals seal: X25519-AES256GCM (the default), SM2-SM4GCM, or both, the preferred one"
                    + " first; a terminal takes the first it knows")
    private List<String> suites = new ArrayList<>();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "how the hub signs: ed25519 (the default) or sm2-sm3")
    private Optional<String> algorithm = Optional.empty();

    /** Whether somebody asked for suites. */
    boolean areNamed() {
        return !suites.isEmpty();
    }

    /** The suites, the preferred one first. */
    List<SealingSuite> suites() throws IOException {
        if (suites.isEmpty()) {
            return List.of(SealingSuite.X25519);
        }
        var known = new ArrayList<SealingSuite>();
        for (var name : suites) {
            known.add(SealingSuite.named(name).orElseThrow(() -> new IOException("there is no suite " + name)));
        }
        return known.stream().distinct().toList();
    }

    /** The algorithm, if somebody asked for one. */
    Optional<SignatureAlgorithm> named() throws IOException {
        if (algorithm.isEmpty()) {
            return Optional.empty();
        }
        var known = SignatureAlgorithm.named(algorithm.get());
        if (known == SignatureAlgorithm.OTHER) {
            throw new IOException("there is no algorithm " + algorithm.get());
        }
        return Optional.of(known);
    }

    /** The algorithm. */
    SignatureAlgorithm algorithm() throws IOException {
        return named().orElse(SignatureAlgorithm.ED25519);
    }

    /** Refuses when what is there is not what was asked for: keys change by a rotation, never beside it. */
    void check(List<SealingKey> sealing, SignatureAlgorithm signing) throws IOException {
        var there = sealing.stream().map(SealingKey::suite).toList();
        if (areNamed()
                && !there.equals(suites().stream().map(SealingSuite::word).toList())) {
            throw new IOException("this hub has keys of " + there + "; 'hub keys rotate' makes others");
        }
        if (named().isPresent() && named().get() != signing) {
            throw new IOException("this hub signs by " + signing + "; 'hub keys rotate' makes another key");
        }
    }
}
