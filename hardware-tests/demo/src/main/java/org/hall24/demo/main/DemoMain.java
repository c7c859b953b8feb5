package org.hall24.demo.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hall24.demo.citizen.Visit;
import org.hall24.demo.citizen.Visits;
import org.hall24.demo.hall.Hall;
import org.hall24.demo.hall.Places;
import org.hall24.demo.ledger.Summary;
import org.hall24.demo.panel.Desk;
import org.hall24.demo.privacy.LeakFinder;
import org.hall24.demo.privacy.LeakFinder.Sought;
import org.hall24.demo.stage.Performance;
import org.hall24.demo.stage.Stage;
import org.hall24.people.People;
import org.hall24.programs.House;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The whole hall on this machine: with a window and a desk panel, or with scripted people on a virtual screen. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The whole hall on this machine: hub, departments, agent, devices and kiosk.")
public final class DemoMain implements Callable<Integer> {
    private static final int HOLDS = 0;
    private static final int HOLDS_NOT = 1;
    private static final int COULD_NOT_RUN = 2;

    /** When everybody plays, a stranger reads at least so many screens; fewer would show little of the panel. */
    private static final int SCREENS_READ_MIN = 10;

    @Option(names = "--scripted", description = "Play scripted people on a virtual screen; needs no display.")
    private boolean scripted;

    @Option(names = "--out", paramLabel = "DIR", description = "Where pictures, receipts, logs and summary.json go.")
    private @Nullable Path out;

    @Option(names = "--hold", description = "Keep everything up until Enter, and say how to look into it.")
    private boolean hold;

    @Option(names = "--seed", description = "Written into summary.json; the scripted people need no chance.")
    private long seed = 24;

    @Option(names = "--short", description = "One person only: a quick test of the whole chain.")
    private boolean brief;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "These visits only, by their names in summary.json.")
    private List<String> only = List.of();

    private DemoMain() {}

    /** Exit 0 = as expected, 1 = not as expected, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new DemoMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            var places = out == null ? Places.temporary() : Places.at(out);
            boolean display = System.getenv("DISPLAY") != null;
            if (!scripted && display) {
                Desk.open(House.ofThisProgram(), places, Pause.REAL, DemoMain::say);
                return HOLDS;
            }
            if (!scripted) {
                say("this machine has no display, so scripted people play instead; their pictures: "
                        + places.screens());
            }
            return play(places);
        } catch (IOException | IllegalStateException e) {
            say("could not run: " + e.getMessage());
            return COULD_NOT_RUN;
        }
    }

    private int play(Places places) throws IOException, InterruptedException {
        try (var stage = Stage.build(House.ofThisProgram(), places, InstantSource.system(), Pause.REAL)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "close-the-hall"));
            say("starting the hall (about half a minute); logs in " + places.logs());
            stage.light();
            if (!stage.hasSlot()) {
                say(Hall.NO_SLOT + "; those who come with one stay at home");
            }
            var performance = new Performance(stage, DemoMain::say);
            var visits = new Visits(stage, People.shipped());
            performance.play(brief ? visits.one() : chosen(visits));
            var summary = performance.summary(seed, brief || !only.isEmpty() ? 0 : SCREENS_READ_MIN);
            Files.writeString(
                    places.out().resolve("summary.json"),
                    new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary) + "\n");
            boolean papers = papersHold(stage);
            stage.papers().layTornAside();
            boolean logs = logsHold(places);
            boolean holds = summary.holds() && papers && logs;
            summary.complaints().forEach(complaint -> say("  " + complaint));
            say(
                    "certificates %d, sheets %d, receipts %d, in the print journal %d; read on %d of %d pictures, %d of screens"
                            .formatted(
                                    summary.certificates().size(),
                                    summary.sheets().fallen(),
                                    summary.sheets().receipts(),
                                    summary.sheets().journaled(),
                                    summary.read().read(),
                                    summary.read().pictures(),
                                    summary.read().screens()));
            say("filed %d, delivered %d, lost %d, doubled %d, offered again %d: %s"
                    .formatted(
                            summary.filed(),
                            summary.delivered(),
                            summary.lost(),
                            summary.doubled(),
                            summary.offeredAgain(),
                            holds ? "holds" : "DOES NOT HOLD"));
            if (hold) {
                holdUntilEnter(summary);
            }
            return holds ? HOLDS : HOLDS_NOT;
        }
    }

    private List<Visit> chosen(Visits visits) throws IOException {
        var chosen = visits.all().stream()
                .filter(visit -> only.isEmpty() || only.contains(visit.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IOException("nobody is called " + String.join(" or ", only));
        }
        return chosen;
    }

    private static boolean papersHold(Stage stage) throws IOException, InterruptedException {
        var misread = stage.papers().misreadByZbar();
        if (misread.isEmpty()) {
            say("zbarimg is not on this machine; the receipts were read by ZXing only");
            return true;
        }
        misread.get().forEach(name -> say("zbarimg does not read the QR code of " + name));
        return misread.get().isEmpty();
    }

    private static boolean logsHold(Places places) throws IOException, InterruptedException {
        var sought = new ArrayList<Sought>(LeakFinder.everybody());
        sought.add(new Sought("payment code", Visits.PAYMENT_CODE));
        var finder = LeakFinder.of(sought, House.ofThisProgram().fonts());
        finder.search(places.logs());
        finder.search(places.state("hub").resolve("postgres/data/log"));
        finder.search(places.state("agent"));
        finder.search(places.state("tmp"));
        finder.hits().forEach(hit -> say("personal data in a log, or left at the terminal: " + hit));
        return finder.hits().isEmpty();
    }

    private static void holdUntilEnter(Summary summary) throws IOException {
        say("psql \"" + summary.database() + "\"");
        say("hub  " + summary.hub());
        say("CA   " + summary.ca());
        say("everything stays up until you press Enter");
        int c = System.in.read();
        while (c >= 0 && c != '\n') {
            c = System.in.read();
        }
    }

    private static void say(String line) {
        System.err.println("demo: " + line);
    }
}
