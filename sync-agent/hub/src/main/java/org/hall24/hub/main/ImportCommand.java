package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.intake.CarriedImport;
import org.hall24.hub.intake.Intake;
import org.hall24.hub.intake.Matters;
import org.hall24.hub.keys.HubKeys;
import org.hall24.time.Pause;
import org.hall24.wire.http.CarriedMatters;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Matters that came as a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Takes in what a terminal exported to a file, and writes the receipts for the way back."
                + " Exit 1 when a matter, or the whole file, was refused.")
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private final DatabaseOption where = new DatabaseOption();

    @Mixin
    private final KeysOption secrets = new KeysOption();

    @Parameters(index = "0", paramLabel = "FILE", description = "what 'agent export' wrote")
    private Path file = Path.of("");

    @Option(names = "--out", required = true, description = "file for the receipts, for 'agent import'")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (Files.size(file) > CarriedMatters.BYTES_MAX) {
            throw new IOException("a file of more than " + CarriedMatters.BYTES_MAX + " bytes carries no matters");
        }
        var carried = CarriedMatters.fromJson(Files.readAllBytes(file));
        var keys = HubKeys.in(secrets.files(where.home()), new SecureRandom());
        return where.work(database -> take(database, keys, carried));
    }

    private int take(DataSource database, HubKeys keys, CarriedMatters carried) throws IOException {
        var client = JdbcClient.create(database);
        // A hub that runs looks for new cases by itself; nobody needs to be called.
        var intake = new Intake(new Matters(client), keys.signing(), InstantSource.system(), Pause.REAL, () -> {});
        var terminals = new Terminals(client, InstantSource.system());
        return switch (new CarriedImport(intake, terminals::key).take(carried)) {
            case CarriedImport.Imported.UnknownTerminal(var terminal) ->
                refused("a terminal " + terminal + " is not registered here; nothing was taken in");
            case CarriedImport.Imported.Forged(var terminal) ->
                refused("the file is not by " + terminal + ", or was changed; nothing was taken in");
            case CarriedImport.Imported.Done(var receipts, var refused) -> {
                var fresh = Files.write(Path.of(out + ".new"), receipts.toJson());
                Files.move(fresh, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                System.out.println(receipts.receipts().size() + " of "
                        + carried.items().size() + " matters of " + carried.terminal()
                        + " are in the record; receipts: " + out);
                refused.forEach(sentence -> System.err.println("hub: " + sentence));
                yield refused.isEmpty() ? 0 : 1;
            }
        };
    }

    private static int refused(String sentence) {
        System.err.println("hub: " + sentence);
        return 1;
    }
}
