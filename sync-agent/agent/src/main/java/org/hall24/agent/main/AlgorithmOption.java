package org.hall24.agent.main;

import java.io.IOException;
import java.util.Optional;
import org.hall24.wire.sign.SignatureAlgorithm;
import picocli.CommandLine.Option;

/** Of which algorithm a new key of the terminal is. */
final class AlgorithmOption {
    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "of the new key: ed25519 or sm2-sm3; without it, what this terminal has, or ed25519")
    private Optional<String> name = Optional.empty();

    /** The algorithm, if somebody asked for one. */
    Optional<SignatureAlgorithm> named() throws IOException {
        var known = name.map(SignatureAlgorithm::named);
        if (known.equals(Optional.of(SignatureAlgorithm.OTHER))) {
            throw new IOException("there is no algorithm " + name.get() + "; there are ed25519 and sm2-sm3");
        }
        return known;
    }
}
