package org.hall24.fleet.outbox;

import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.hall24.agent.identity.Terminal;
import org.hall24.fleet.terminal.Filings;
import org.hall24.wire.UuidV7;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.Agent.HolderTag;

/** Citizens at one terminal: what the kiosk hands to the outbox, sealed already. Safe for several threads. */
public final class Desk {
    /** Whose outbox it is. */
    public static final Terminal TERMINAL = new Terminal("H24-0007", "YS", "https://hub.example");

    private static final int SALT_BYTES = 16;
    private static final int TAGS = 1 << 16;

    private final Filings filings;
    private final RandomGenerator random;
    private final UuidV7 sessions;
    private final AtomicInteger count = new AtomicInteger();

    /** A desk whose citizens are drawn by chance. */
    public Desk(InstantSource clock, RandomGenerator random) {
        this.filings = new Filings(UnsealingKey.generate("hub-1").closing(), clock, random);
        this.random = random;
        this.sessions = new UuidV7(clock, random);
    }

    /** The next citizen's filing, in a session of its own. */
    public Filing next() {
        var submission = filings.next(TERMINAL.name(), 1 + count.incrementAndGet() % 999_000);
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Filing(
                submission.matterId(),
                submission.matter(),
                submission.envelope().toJson(),
                new HolderTag(Base64.getEncoder().encodeToString(salt), random.nextInt(TAGS)),
                sessions.next());
    }
}
