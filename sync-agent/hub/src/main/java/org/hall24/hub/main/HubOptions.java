package org.hall24.hub.main;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.hub.keys.PrivateFiles;

/**
 * What one hub was started with.
 *
 * @param state its directory
 * @param keys the secrets; nodes of one hub share the directory
 * @param address what it listens on; loopback unless said otherwise
 * @param port TLS port; 0 takes a free one
 * @param database gives the JDBC URL once the database runs and has the shape this program needs; may wait for that
 * @param sandbox address of the departments
 * @param publicUrl address citizens reach this hub by, without a slash at its end; empty = this machine at the port it listens on
 * @param overlay the region whose overlay lowers what questions ask for; empty = none
 * @param intakeOnly whether this node leaves the cases to other nodes of the same database
 */
record HubOptions(
        Path state,
        PrivateFiles keys,
        String address,
        int port,
        Supplier<String> database,
        String sandbox,
        Optional<String> publicUrl,
        Optional<String> overlay,
        boolean intakeOnly) {}
