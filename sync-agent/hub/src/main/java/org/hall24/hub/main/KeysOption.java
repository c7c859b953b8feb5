package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hall24.hub.keys.Passphrase;
import org.hall24.hub.keys.PrivateFiles;
import picocli.CommandLine.Option;

/** Where a command finds the hub's secrets. */
final class KeysOption {
    @Option(names = "--keys", description = "the key directory nodes share; STATE/keys by default")
    private Optional<Path> keys = Optional.empty();

    @Option(
            names = "--passphrase-file",
            description = "file with the passphrase of the keys; systemd's credential " + Passphrase.CREDENTIAL
                    + " is found by itself. Without either the keys lie in clear")
    private Optional<Path> passphrase = Optional.empty();

    Optional<Passphrase> passphrase() throws IOException {
        return Passphrase.given(passphrase, System.getenv());
    }

    Path directory(StateDirectory home) {
        return keys.orElseGet(() -> home.directory().resolve("keys"));
    }

    PrivateFiles files(StateDirectory home) throws IOException {
        return PrivateFiles.in(directory(home), passphrase());
    }
}
