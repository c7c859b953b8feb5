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
        hold.change(sql -> Table.RATING.insertNew(
                sql, Row.of(Table.RATING, rating.id().toString(), now.toString(), "waiting", body, null)));
        return now;
    }

    /** Ratings to send, oldest first. */
    public List<Parcel> waiting() throws AgentException, InterruptedException {
        return new ArrayList<>(
                hold.change(sql -> Table.RATING.list(sql, "state = 'waiting' order by rated_at")).stream()
                        .map(row ->
                                new Parcel.Rated(UUID.fromString(row.text("id")), Instant.parse(row.text("rated_at"))))
                        .toList());
    }

    /** What to send; empty when it does not wait any more. */
    public Optional<Bytes> outgoing(UUID id) throws AgentException, InterruptedException {
        return hold.change(sql -> Table.RATING.find(sql, "id = ? and state = 'waiting'", id.toString()))
                .map(row -> row.bytes("body"));
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
        var now = clock.instant().toString();
        hold.change(sql -> {
            var row = Table.RATING.find(sql, "id = ?", id.toString());
            if (row.isPresent()) {
                Table.RATING.update(sql, row.get().with("state", state).with("delivered_at", now));
            }
            return row.isPresent();
        });
    }
}
