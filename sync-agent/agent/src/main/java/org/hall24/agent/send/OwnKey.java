package org.hall24.agent.send;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.agent.identity.Identity;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.KeyChange;
import org.hall24.wire.http.KeyGrant;
import org.hall24.wire.http.StaleClock;
import org.hall24.wire.http.Worth;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.RequestSigner;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.sign.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that a terminal signs with its own key. Safe for several threads. */
final class OwnKey {
    private static final Logger LOG = LoggerFactory.getLogger(OwnKey.class);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Exchange exchange;
    private final Identity identity;
    private final HubClock clock;
    private final Supplier<? extends Collection<VerifyingKey>> hubKeys;
    private final RandomGenerator random;

    OwnKey(
            Exchange exchange,
            Identity identity,
            HubClock clock,
            Supplier<? extends Collection<VerifyingKey>> hubKeys,
            RandomGenerator random) {
        this.exchange = exchange;
        this.identity = identity;
        this.clock = clock;
        this.hubKeys = hubKeys;
        this.random = random;
    }

    /** Posts; once more with the hub's time when the clock was wrong. */
    HubReply send(SigningKey key, String path, Bytes body, Duration patience, int answerBytesMax)
            throws InterruptedException {
        var signer = new RequestSigner(key, clock, random);
        var asked = new Exchange.Asked("POST", path, body, patience, answerBytesMax);
        long began = System.nanoTime();
        var heard = exchange.send(signer, asked);
        return corrected(heard, began) ? exchange.send(signer, asked).reply() : heard.reply();
    }

    /** Whether the answer was about our clock and genuine; the clock goes by the hub's from now on. */
    boolean corrected(Exchange.Heard heard, long began) {
        if (!(heard.reply() instanceof HubReply.Answer(int status, var body, var _, var _)) || status != UNAUTHORIZED) {
            return false;
        }
        try {
            var stale = StaleClock.fromJson(body.toArray());
            if (stale.worth(hubKeys.get(), heard.nonce()) == Worth.GENUINE) {
                clock.heard(stale.time(), Duration.ofNanos(System.nanoTime() - began));
                return true;
            }
            LOG.error("the hub says our clock is wrong, but its own time is not signed by a key of our release");
        } catch (MalformedException e) {
            LOG.debug("refused for another reason than the clock");
        }
        return false;
    }

    /** An interrupted change of keys is told again in the same words: the hub may have taken it already. */
    void finishChange(Duration patience) throws IOException, InterruptedException {
        var fresh = identity.fresh();
        if (fresh.isPresent()) {
            if (change(fresh.get(), patience).granted().isEmpty()) {
                LOG.warn("the new key is not the hub's yet; the one before stays in use");
            }
        }
    }

    /** Tells the hub of a new key and takes it when the hub says yes; what the hub said comes back. */
    HubReply change(SigningKey fresh, Duration patience) throws IOException, InterruptedException {
        var before = identity.key();
        if (!before.verifying().equals(fresh.verifying())) {
            var body = Bytes.of(KeyChange.prove(before.verifying(), fresh).toJson());
            var reply = send(before, "/v1/keys", body, patience, KeyGrant.BYTES_MAX);
            if (!isYes(reply, fresh)) {
                return reply;
            }
        }
        identity.take(fresh);
        return new HubReply.Answer(OK, Bytes.of(new byte[0]), Optional.empty());
    }

    /** Only a yes that names the key counts; without a release the TLS root alone vouches for the hub. */
    boolean isYes(HubReply reply, SigningKey fresh) {
        try {
            var body = reply.granted();
            return body.isPresent() && isYes(KeyGrant.fromJson(body.get().toArray()), fresh.verifying());
        } catch (MalformedException e) {
            LOG.warn("a yes to a key that is none: {}", e.getMessage());
            return false;
        }
    }

    private boolean isYes(KeyGrant grant, VerifyingKey fresh) {
        return grant.isFor(fresh) && grant.worth(hubKeys.get()) != Worth.FORGED;
    }
}
