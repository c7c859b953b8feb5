package org.hall24.console;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.wire.terminal.VendorClient;

/** Does one verb with one device. What there is to tell goes out as one JSON object, what is wrong as sentences beside it. */
public final class Console {
    /** Exit: it is so. */
    public static final int HOLDS = 0;

    /** Exit: it is not so. */
    public static final int HOLDS_NOT = 1;

    /** Exit: could not run. */
    public static final int COULD_NOT_RUN = 2;

    private static final List<Verb> AT_A_DEVICE = List.of(
            new StatusVerb(),
            new ReadVerb(),
            new ScanVerb(),
            new CaptureVerb(),
            new PrintVerb(),
            new GetVerb(),
            new SetVerb(),
            new ApduVerb());

    private static final List<Verb> VERBS = Stream.concat(
                    AT_A_DEVICE.stream(), Stream.of(new RecordVerb(AT_A_DEVICE), new ReplayVerb(AT_A_DEVICE)))
            .toList();

    private final Makes makes;
    private final Surroundings surroundings;
    private final PrintStream out;
    private final PrintStream err;
    private final Optional<Path> kiosk;

    /**
     * A console.
     *
     * @param kiosk the socket where a kiosk of this machine lends its devices; empty = there is none
     * @param out takes the JSON object, personal data included
     * @param err takes the sentences
     */
    public Console(Makes makes, Surroundings surroundings, Optional<Path> kiosk, PrintStream out, PrintStream err) {
        this.makes = makes;
        this.surroundings = visiting(surroundings);
        this.kiosk = kiosk;
        this.out = out;
        this.err = err;
    }

    /** What the terminal prints meanwhile is not the console's to withdraw. */
    private static Surroundings visiting(Surroundings world) {
        return new Surroundings(world.clock(), world.pause(), world.chance(), JobBook.ofVisitor(), world.fonts());
    }

    /** A line a verb, for the help. */
    public static List<String> help() {
        return VERBS.stream()
                .map(verb -> "%-18s %s".formatted(verb.word() + " " + verb.arguments(), verb.sentence()))
                .toList();
    }

    /**
     * Does it.
     *
     * @param url of the device
     * @param patience how long to wait for a person to lay or show something; positive
     * @return {@link #HOLDS}, {@link #HOLDS_NOT} or {@link #COULD_NOT_RUN}
     */
    public int run(String url, String word, List<String> arguments, Duration patience) throws InterruptedException {
        var verb = VERBS.stream().filter(each -> each.word().equals(word)).findFirst();
        if (verb.isEmpty()) {
            var words = VERBS.stream().map(Verb::word).collect(Collectors.joining(", "));
            say("there is no verb '" + word + "', only " + words);
            return COULD_NOT_RUN;
        }
        try (var borrowed = borrow(verb.get(), url, patience)) {
            return done(
                    verb.get(),
                    new Desk(makes, surroundings, url, patience, borrowed.statistics()),
                    arguments,
                    borrowed);
        } catch (DeviceException e) {
            say(e.getMessage() + "; " + remedy(e.fault()));
            boolean ran = e.fault() != Fault.MISCONFIGURED && e.fault() != Fault.BUSY;
            return ran ? HOLDS_NOT : COULD_NOT_RUN;
        } catch (VendorClient.NotLent e) {
            say(Fault.BUSY + ": " + e.getMessage() + "; " + remedy(Fault.BUSY));
            return COULD_NOT_RUN;
        }
    }

    private Borrowed borrow(Verb verb, String url, Duration patience)
            throws DeviceException, VendorClient.NotLent, InterruptedException {
        return verb.touches() && kiosk.isPresent() ? new Borrowed(kiosk, makes.place(url), patience) : new Borrowed();
    }

    private int done(Verb verb, Desk desk, List<String> arguments, Borrowed borrowed)
            throws DeviceException, InterruptedException {
        try {
            return tell(verb.run(desk, arguments));
        } catch (InterruptedException e) {
            if (!borrowed.isTakenBack()) {
                throw e;
            }
            say("the kiosk took the device back before this was done; it ended, or it waited too long. Ask it again");
            return HOLDS_NOT;
        }
    }

    private int tell(Answer answer) {
        return switch (answer) {
            case Answer.Told(var facts) -> {
                out.println(facts);
                yield HOLDS;
            }
            case Answer.Not(var facts, var sentence) -> {
                facts.ifPresent(out::println);
                say(sentence);
                yield HOLDS_NOT;
            }
            case Answer.Misused(var sentence) -> {
                say(sentence);
                yield COULD_NOT_RUN;
            }
        };
    }

    /** Who can mend it, and where it is written how. */
    static String remedy(Fault fault) {
        return "remedy " + fault.remedy() + ", see docs/handbook/" + fault.page() + ".md";
    }

    private void say(String sentence) {
        err.println("device: " + sentence);
    }
}
