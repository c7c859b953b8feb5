package org.hall24.fleet.terminal;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.identity.MemoryIdentity;
import org.hall24.agent.send.HubLine;
import org.hall24.agent.send.Sender;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.hall24.wire.terminal.AgentException;

/** One terminal: the agent's sender and line, a key, and people who file. Files on one thread at a time. */
public final class VirtualTerminal implements AutoCloseable {
    private final Fleet.Plan plan;
    private final int place;
    private final int matterBytes;
    private final SigningKey key;
    private final MemoryIdentity identity;
    private final Filings filings;
    private final Traffic traffic;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final MemoryBacklog backlog;
    private final Queue<MatterSubmission> prepared = new ArrayDeque<>();
    private Optional<HubLine> line = Optional.empty();
    private Optional<Sender> sender = Optional.empty();
    private int counter;

    VirtualTerminal(
            Fleet.Plan plan,
            int place,
            int matterBytes,
            SigningKey key,
            Filings filings,
            Traffic traffic,
            InstantSource clock,
            SplittableRandom random) {
        this.plan = plan;
        this.place = place;
        this.matterBytes = matterBytes;
        this.key = key;
        this.identity = new MemoryIdentity(key);
        this.filings = filings;
        this.traffic = traffic;
        this.clock = clock;
        this.random = random;
        this.backlog = new MemoryBacklog(traffic::oneSigned);
    }

    VerifyingKey verifying() {
        return key.verifying();
    }

    /** Its name. */
    public String name() {
        return key.id();
    }

    void prepare(int matters) {
        for (int i = 0; i < matters; i++) {
            prepared.add(filings.next(name(), ++counter));
        }
    }

    /** Somebody files: what was prepared, or a matter sealed now. From here on it must arrive, once. */
    public void file() {
        var next = Optional.ofNullable(prepared.poll()).orElseGet(() -> filings.next(name(), ++counter));
        var parcel = backlog.accept(next, clock.instant());
        sender.ifPresent(at -> at.send(parcel));
    }

    void open() throws IOException, AgentException, InterruptedException {
        var alarms = new Alarms(clock);
        var hub = new HubLine(
                plan.hub().apply(place),
                plan.authority(),
                identity,
                plan::signing,
                alarms,
                clock,
                new java.security.SecureRandom());
        line = Optional.of(hub);
        sender = Optional.of(new Sender(
                name(),
                backlog,
                new WatchedLine(hub, traffic, plan.manners(), matterBytes),
                plan::signing,
                plan.pace(),
                alarms,
                clock,
                plan.manners().chance(random)));
    }

    Map<UUID, Bytes> accepted() {
        return backlog.accepted();
    }

    int unsigned() {
        return backlog.unsigned();
    }

    int setAside() {
        return backlog.setAside();
    }

    int askedAgain() {
        return backlog.askedAgain();
    }

    @Override
    public void close() {
        sender.ifPresent(Sender::close);
        line.ifPresent(HubLine::close);
    }
}
