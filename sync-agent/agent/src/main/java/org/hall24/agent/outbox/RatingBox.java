package org.hall24.agent.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.agent.identity.Terminal;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.RatingSubmission;
import org.hall24.wire.terminal.Agent.Rating;
import org.hall24.wire.terminal.AgentException;

/** Ratings on their way to the hub. */
public final class RatingBox {
    private final Hold hold;
    private final Terminal terminal;
    private final InstantSource clock;

    RatingBox(Hold hold, Terminal terminal, InstantSource clock) {
        this.hold = hold;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Keeps a rating and returns when; the first one under an id counts. */
    public Instant put(Rating rating) throws AgentException, InterruptedException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] body;
        try {
            body = new RatingSubmission(
                            rating.id(),
                            rating.caseNumber(),
                            rating.matter(),
                            rating.level(),
                            rating.codes(),
                            rating.edition(),
                            terminal.name(),
                            now)
                    .toJson();
        } catch (IllegalArgumentException e) {
            throw new AgentException("this is no rating: " + e.getMessage(), e);
        }
        hold.change(connection -> Sql.change(
                connection,
                "insert into rating (id, rated_at, state, body) values (?, ?, 'waiting', ?) on conflict do nothing",
                rating.id().toString(),
                now.toString(),
                body));
        return now;
    }

    /** Ratings to send, oldest first. */
    public List<Parcel> waiting() throws AgentException, InterruptedException {
        return new ArrayList<>(hold.change(connection -> Sql.list(
                connection,
                "select id, rated_at from rating where state = 'waiting' order by rated_at",
                row -> new Parcel.Rated(UUID.fromString(row.getString(1)), Instant.parse(row.getString(2))))));
    }

    /** What to send; empty when it does not wait any more. */
    public Optional<Bytes> outgoing(UUID id) throws AgentException, InterruptedException {
        return hold.change(connection -> Sql.first(
                connection,
                "select body from rating where id = ? and state = 'waiting'",
                row -> Bytes.of(row.getBytes(1)),
                id.toString()));
    }

    /** The hub has it. */
    public void delivered(UUID id) throws AgentException, InterruptedException {
        end(id, "delivered");
    }

    /** The hub will never take it. */
    public void quarantine(UUID id) throws AgentException, InterruptedException {
        end(id, "quarantined");
    }

    private void end(UUID id, String state) throws AgentException, InterruptedException {
        hold.change(connection -> Sql.change(
                connection,
                "update rating set state = ?, delivered_at = ? where id = ?",
                state,
                clock.instant().toString(),
                id.toString()));
    }
}
