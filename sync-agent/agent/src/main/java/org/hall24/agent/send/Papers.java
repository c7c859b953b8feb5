package org.hall24.agent.send;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hall24.agent.identity.KeptIdentity;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.EnrolmentRequest;
import org.hall24.wire.http.KeyGrant;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;

/** Gets this terminal its key: enrols it with a code, or changes the one it has. For the technician's commands. */
public final class Papers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KeptIdentity identity;
    private final OwnKey ownKey;
    private final SecureRandom random;

    /**
     * For this identity at this hub.
     *
     * @throws IOException when the address is not HTTPS
     */
    public Papers(HttpClient client, URI hub, KeptIdentity identity, InstantSource clock, SecureRandom random)
            throws IOException {
        this.identity = identity;
        this.random = random;
        var hubClock = new HubClock(clock, _ -> {});
        this.ownKey = new OwnKey(new Exchange(hub, client), identity, hubClock, List::of, random);
    }

    /**
     * Enrols with a one-time code. Asked again with the same code after an interruption, it goes on with the same key.
     *
     * @param algorithm of the new key; without it that of the key there was, or Ed25519
     * @return what went wrong, for the technician; empty when the terminal is enrolled
     */
    public Optional<String> enrol(String code, Optional<SignatureAlgorithm> algorithm)
            throws IOException, InterruptedException {
        var key = identity.enrol(algorithm, random);
        var body = Bytes.of(new EnrolmentRequest(code, key.verifying()).toJson());
        var reply = ownKey.send(key, "/v1/enrolments", body, PATIENCE, KeyGrant.BYTES_MAX);
        if (ownKey.isYes(reply, key)) {
            identity.enrolled(key);
            return Optional.empty();
        }
        return Optional.of(problem(reply));
    }

    /**
     * Changes the key. After an interruption it goes on with the same new key; if that is not of the wished algorithm, it is
     * changed once more, because the hub may have taken it already.
     *
     * @param algorithm of the new key; without it that of the key so far
     * @return what went wrong, for the technician; empty when the hub has the new key
     */
    public Optional<String> rotate(Optional<SignatureAlgorithm> algorithm) throws IOException, InterruptedException {
        var begun = identity.fresh();
        if (begun.isPresent()
                && algorithm.filter(wished -> wished != begun.get().algorithm()).isPresent()) {
            var problem = change(begun.get());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return change(identity.change(algorithm.orElse(identity.key().algorithm()), random));
    }

    private Optional<String> change(SigningKey fresh) throws IOException, InterruptedException {
        var reply = ownKey.change(fresh, PATIENCE);
        return identity.fresh().isEmpty() && identity.key().verifying().equals(fresh.verifying())
                ? Optional.empty()
                : Optional.of("the key stays as it was: " + problem(reply));
    }

    private static String problem(HubReply reply) {
        return switch (reply) {
            case HubReply.Silence(var sentence) -> "the hub does not answer: " + sentence;
            case HubReply.Answer(int status, var body, var _, var _) -> {
                try {
                    yield sentence(Refusal.fromJson(body.toArray()).code());
                } catch (MalformedException e) {
                    yield "the hub's answer is not understood: status " + status;
                }
            }
        };
    }

    private static String sentence(String code) {
        return switch (code) {
            case Refusal.CODE_WRONG ->
                "this code is wrong, over, used already, or for another terminal; ask for a new one";
            case Refusal.CODE_LOCKED -> "too many wrong codes; wait five minutes";
            case "stale" -> "the clock of this terminal is more than five minutes off; set it, then run this again";
            default -> Turned.away(code).orElse("the hub refuses: " + code);
        };
    }
}
