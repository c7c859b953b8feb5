package org.hall24.simulator.chip;

import java.nio.file.Path;
import org.hall24.time.Pause;

/** The card service of a test, at the one socket this JVM's libpcsclite looks for. */
final class TestService {
    /** One test class at a time has it. */
    static final String ONE_SOCKET = "pcscd";

    private TestService() {}

    static CardService start(Path directory) throws Exception {
        return CardService.start(Path.of(System.getenv("PCSCLITE_CSOCK_NAME")), directory, Pause.REAL);
    }
}
