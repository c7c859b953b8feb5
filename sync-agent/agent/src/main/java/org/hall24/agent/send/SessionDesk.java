package org.hall24.agent.send;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.agent.identity.Identity;
import org.hall24.wire.Bytes;
import org.hall24.wire.UuidV7;
import org.hall24.wire.http.SessionGrant;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.http.SessionSecret;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SessionKey;
import org.hall24.wire.sign.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens sessions with the hub when somebody needs one, and the next before the last is over. One at a time; who still has a good
 * one does not wait for that. Safe for several threads.
 */
final class SessionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SessionDesk.class);

    /** The hub's length is ten minutes; what is longer is not believed. */
    private static final Duration LENGTH_MAX = Duration.ofMinutes(30);

    /** Who waits for a release has patience for a minute; whoever stands behind him for the same session has not. */
    private static final Duration OPENING_MAX = Duration.ofSeconds(15);

    private final OwnKey ownKey;
    private final Identity identity;
    private final HubClock clock;
    private final Supplier<? extends Collection<VerifyingKey>> hubKeys;
    private final RandomGenerator random;
    private final UuidV7 ids;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Optional<Entry.In> current = Optional.empty();

    /** What somebody who wants in is given. */
    sealed interface Entry {
        /**
         * A session.
         *
         * @param signer signs in it
         * @param renewAt by the machine's own count of nanoseconds
         * @param endsAt likewise
         */
        record In(SessionKey key, RequestSigner signer, long renewAt, long endsAt) implements Entry {
            boolean isGood(long now) {
                return now - endsAt < 0;
            }

            boolean isFresh(long now) {
                return now - renewAt < 0;
            }
        }

        /** No session, and what the hub said instead. */
        record Out(HubReply reply) implements Entry {}
    }

    SessionDesk(
            OwnKey ownKey,
            Identity identity,
            HubClock clock,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            RandomGenerator random) {
        this.ownKey = ownKey;
        this.identity = identity;
        this.clock = clock;
        this.hubKeys = hubKeys;
        this.random = random;
        this.ids = new UuidV7(clock, random);
    }

    /** A session, opened first if need be. */
    Entry enter(Duration patience) throws InterruptedException {
        var fresh = current.filter(in -> in.isFresh(System.nanoTime()));
        if (fresh.isPresent()) {
            return fresh.get();
        }
        var good = good();
        if (good.isEmpty()) {
            opening.lockInterruptibly();
        } else if (!opening.tryLock()) {
            return good.get();
        }
        try {
            var meanwhile = current.filter(in -> in.isFresh(System.nanoTime()));
            var within = patience.compareTo(OPENING_MAX) < 0 ? patience : OPENING_MAX;
            return meanwhile.isPresent() ? meanwhile.get() : next(within);
        } finally {
            opening.unlock();
        }
    }

    /** Another session; when there is none to be had, the one before for as long as it lasts. */
    private Entry next(Duration patience) throws InterruptedException {
        return switch (open(patience)) {
            case Entry.In in -> {
                current = Optional.of(in);
                yield in;
            }
            case Entry.Out out -> good().<Entry>map(in -> in).orElse(out);
        };
    }

    private Optional<Entry.In> good() {
        return current.filter(in -> in.isGood(System.nanoTime()));
    }

    /** The hub does not know this session any more. */
    void over(Entry.In session) {
        opening.lock();
        try {
            current = current.filter(in -> !in.key().id().equals(session.key().id()));
        } finally {
            opening.unlock();
        }
    }

    private Entry open(Duration patience) throws InterruptedException {
        try {
            ownKey.finishChange(patience);
            var key = identity.key();
            var id = ids.next();
            var number = identity.open(id);
            var reply = UnsealingKey.oneTime();
            var body = new SessionOpening(
                    id,
                    identity.terminal(),
                    number.number(),
                    number.recent(),
                    reply.closing(),
                    hubKeys.get().stream()
                            .map(VerifyingKey::id)
                            .limit(SessionOpening.HUB_KEYS_MAX)
                            .toList());
            long asked = System.nanoTime();
            var answer = ownKey.send(key, "/v1/sessions", Bytes.of(body.toJson()), patience, SessionGrant.BYTES_MAX);
            return answer.granted()
                    .map(grant -> session(id, grant, reply, asked))
                    .orElseGet(() -> new Entry.Out(answer));
        } catch (IOException e) {
            LOG.error("no session can be opened: {}", e.getMessage());
            return silence("" + e.getMessage());
        }
    }

    private Entry session(UUID id, Bytes body, UnsealingKey reply, long asked) {
        try {
            var grant = SessionGrant.fromJson(body.toArray());
            switch (grant.worth(hubKeys.get(), id)) {
                case GENUINE -> clock.heard(grant.time(), Duration.ofNanos(System.nanoTime() - asked));
                // It opens all the same: the release that names the hub's new key is fetched in a session.
                case UNKNOWN_KEY ->
                    LOG.warn("a session under key {} of the hub, which no release of ours names", grant.keyId());
                case FORGED -> {
                    return silence("a session whose signature is wrong");
                }
            }
            var length = Duration.between(grant.time(), grant.validUntil());
            if (length.isNegative() || length.compareTo(LENGTH_MAX) > 0) {
                return silence("a session of strange length");
            }
            var secret = new Opener(List.of(reply)).open(grant.envelope(), SessionSecret.class);
            var key = SessionKey.of(grant.session(), secret.key());
            // Somewhere in its last third, so that terminals which began together do not come back together.
            long renew = (long) (length.toNanos() * random.nextDouble(0.65, 0.9));
            return new Entry.In(key, new RequestSigner(key, clock, random), asked + renew, asked + length.toNanos());
        } catch (MalformedException | UnsealingException | IllegalArgumentException e) {
            return silence("a session that is none: " + e.getMessage());
        }
    }

    private static Entry silence(String sentence) {
        return new Entry.Out(new HubReply.Silence(sentence));
    }
}
