package org.hall24.fleet.terminal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.hall24.agent.send.Pace;
import org.hall24.wire.Bytes;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.hall24.wire.terminal.AgentException;

/** Many terminals at once. */
public final class Fleet implements AutoCloseable {
    /** The last four digits of a name are a terminal's number in its case numbers. */
    private static final int TERMINALS_MAX = 9_999;

    private final List<VirtualTerminal> terminals;
    private final Traffic traffic;

    /**
     * What a fleet is made of.
     *
     * @param prefix of the terminals' names, such as {@code NET}, so that several fleets meet one hub
     * @param first number of the first terminal; case numbers must not come twice, whatever the prefix
     * @param sealing what is sealed to
     * @param signing what the hub's word is checked with
     * @param authority the certificate under which the hubs' are
     * @param hub the address each terminal knows, by its place in the fleet
     */
    public record Plan(
            String prefix,
            int first,
            int terminals,
            SealingKey sealing,
            Collection<VerifyingKey> signing,
            Path authority,
            IntFunction<URI> hub,
            Pace pace,
            Manners manners) {

        /** Checks. */
        public Plan {
            if (terminals < 1 || first < 1 || first + terminals - 1 > TERMINALS_MAX) {
                throw new IllegalArgumentException("terminals are numbered 1 to " + TERMINALS_MAX);
            }
        }
    }

    private Fleet(List<VirtualTerminal> terminals, Traffic traffic) {
        this.terminals = terminals;
        this.traffic = traffic;
    }

    /** Makes them, each with a key of its own; nobody speaks to the hub before {@link #open}. */
    public static Fleet of(Plan plan, InstantSource clock, SplittableRandom random) {
        var secure = new SecureRandom();
        var filings = new Filings(plan.sealing(), clock, secure);
        var traffic = new Traffic();
        var terminals = new ArrayList<VirtualTerminal>();
        // Never sent: it tells how many bytes one has.
        int matterBytes = filings.next(plan.prefix() + "-" + TERMINALS_MAX, 1).toJson().length;
        for (int i = 0; i < plan.terminals(); i++) {
            var name = String.format(Locale.ROOT, "%s-%04d", plan.prefix(), plan.first() + i);
            var key = SigningKey.generate(name, secure);
            terminals.add(new VirtualTerminal(plan, i, matterBytes, key, filings, traffic, clock, random.split()));
        }
        return new Fleet(terminals, traffic);
    }

    /** What the hub must know of them. */
    public List<VerifyingKey> keys() {
        return terminals.stream().map(VirtualTerminal::verifying).toList();
    }

    /** The terminals. */
    public List<VirtualTerminal> terminals() {
        return terminals;
    }

    /** What passed between them and the hub. */
    public Traffic traffic() {
        return traffic;
    }

    /** Seals so many matters for each, to be filed later; takes the machine's whole power for a while. */
    public void prepare(int mattersEach) throws InterruptedException {
        try (var hands = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var all = terminals.stream()
                    .map(terminal -> hands.submit(() -> terminal.prepare(mattersEach)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a matter could not be sealed", e.getCause());
        }
    }

    /** All begin to speak to their hub. */
    public void open() throws IOException, InterruptedException {
        for (var terminal : terminals) {
            try {
                terminal.open();
            } catch (AgentException e) {
                throw new IOException("a terminal could not begin: " + e.getMessage(), e);
            }
        }
    }

    /** The digest of every matter that was accepted, by its id: for each of them somebody holds a receipt. */
    public Map<UUID, Bytes> accepted() {
        var all = new HashMap<UUID, Bytes>();
        terminals.forEach(terminal -> all.putAll(terminal.accepted()));
        return all;
    }

    /** Matters accepted that the hub has not signed for. */
    public int unsigned() {
        return terminals.stream().mapToInt(VirtualTerminal::unsigned).sum();
    }

    /** Matters set aside for staff. */
    public int setAside() {
        return terminals.stream().mapToInt(VirtualTerminal::setAside).sum();
    }

    /** Matters the hub asked for again. */
    public int askedAgain() {
        return terminals.stream().mapToInt(VirtualTerminal::askedAgain).sum();
    }

    /** All stop; what is on its way is given up. */
    @Override
    public void close() {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            terminals.forEach(terminal -> hands.execute(terminal::close));
        }
    }
}
