package org.hall24.hub.main;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hall24.hub.fleet.Terminals;
import org.hall24.wire.sign.VerifyingKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A terminal's registration. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Lets a terminal speak to this hub; works while the hub runs and while it does not.")
final class RegisterCommand implements Callable<Integer> {
    @Mixin
    private final DatabaseOption where = new DatabaseOption();

    @Option(names = "--terminal", required = true, description = "the terminal's name, such as H24-0007")
    private String terminal = "";

    @Option(names = "--key", required = true, description = "its public key, as 'agent identity' printed it")
    private String key = "";

    @Override
    public Integer call() throws IOException {
        var verifying = VerifyingKey.fromText(terminal, key);
        return where.work(database -> register(database, verifying));
    }

    private static int register(DataSource database, VerifyingKey key) {
        return switch (new Terminals(JdbcClient.create(database), InstantSource.system()).register(key)) {
            case Terminals.Registration.Registered _ -> {
                System.out.println(key.id() + " is registered");
                yield 0;
            }
            case Terminals.Registration.AlreadyThere _ -> {
                System.out.println(key.id() + " was registered before, with this key");
                yield 0;
            }
            case Terminals.Registration.OtherKey _ -> {
                System.err.println("hub: " + key.id() + " is registered with another key; nothing was changed");
                yield 1;
            }
        };
    }
}
