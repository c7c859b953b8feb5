package org.hall24.agent.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.http.SessionOpening;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity in the state directory: {@code identity.key}, beside it {@code identity.new} while a key is being changed and
 * {@code identity.enrolling} while a code is being used, and {@code openings}. All are 0600 and replaced as a whole; a crash
 * anywhere leaves a key the hub knows.
 */
public final class KeptIdentity implements Identity {
    private static final Logger LOG = LoggerFactory.getLogger(KeptIdentity.class);
    private static final String OPENINGS = "openings";
    private static final int OPENINGS_BYTES_MAX = 4 << 10;

    private final String terminal;
    private final IdentityFile present;
    private final IdentityFile changing;
    private final IdentityFile enrolling;
    private final SafeFile openings;
    private final ReentrantLock lock = new ReentrantLock();

    /** What the file of openings holds. */
    private record Openings(long last, List<UUID> recent) {}

    /** The identity of the terminal with this state directory; nothing is read yet. */
    public KeptIdentity(Path state, String terminal) {
        this.terminal = terminal;
        this.present = new IdentityFile(state);
        this.changing = new IdentityFile(state, "identity.new");
        this.enrolling = new IdentityFile(state, "identity.enrolling");
        this.openings = new SafeFile(state.resolve(OPENINGS), OPENINGS_BYTES_MAX);
    }

    @Override
    public String terminal() {
        return terminal;
    }

    @Override
    public SigningKey key() throws IOException {
        return present.read(terminal)
                .orElseThrow(() -> new IOException("this terminal has no key; enrol it with agent enrol"));
    }

    @Override
    public Optional<SigningKey> fresh() throws IOException {
        return changing.read(terminal);
    }

    /** The key to change to: the one an interrupted change began with, whatever its algorithm, or a new one of this. */
    public SigningKey change(SignatureAlgorithm algorithm, SecureRandom random) throws IOException {
        return changing.open(terminal, algorithm, random);
    }

    @Override
    public void take(SigningKey fresh) throws IOException {
        lock.lock();
        try {
            present.write(fresh);
            changing.remove();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The key to enrol with: the one an interrupted enrolment began with, because the hub may have taken it already, or a new one.
     * It is never the present key: whoever copied that has it, too.
     *
     * @param wished the algorithm; an enrolment that was interrupted with another one begins anew, and needs another code if the
     *     hub had taken its key. Without a wish a new key is like the present one, and of Ed25519 when there is none
     */
    public SigningKey enrol(Optional<SignatureAlgorithm> wished, SecureRandom random) throws IOException {
        var begun = enrolling.read(terminal).map(SigningKey::algorithm);
        if (begun.isPresent() && wished.isPresent() && !begun.equals(wished)) {
            enrolling.remove();
        }
        return enrolling.open(terminal, wished.orElseGet(this::algorithm), random);
    }

    /** A present key that is damaged must not keep anybody from the enrolment that replaces it. */
    private SignatureAlgorithm algorithm() {
        try {
            return present.read(terminal).map(SigningKey::algorithm).orElse(SignatureAlgorithm.ED25519);
        } catch (IOException e) {
            LOG.warn("{}; the new key is one of ed25519", e.getMessage());
            return SignatureAlgorithm.ED25519;
        }
    }

    /** The hub said yes to the key of an enrolment: it is the key, and nothing of the old one is left. */
    public void enrolled(SigningKey key) throws IOException {
        lock.lock();
        try {
            present.write(key);
            changing.remove();
            enrolling.remove();
            openings.write(Json.PLAIN.write(new Openings(0, List.of())));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Opening open(UUID id) throws IOException {
        lock.lock();
        try {
            var before = openings();
            var recent = new ArrayList<>(before.recent());
            recent.add(id);
            while (recent.size() > SessionOpening.RECENT_MAX) {
                recent.removeFirst();
            }
            openings.write(Json.PLAIN.write(new Openings(before.last() + 1, recent)));
            return new Opening(before.last() + 1, before.recent());
        } finally {
            lock.unlock();
        }
    }

    private Openings openings() throws IOException {
        var kept = openings.read();
        if (kept.isEmpty()) {
            return new Openings(0, List.of());
        }
        try {
            return Json.PLAIN.read(kept.get(), Openings.class, OPENINGS_BYTES_MAX);
        } catch (MalformedException e) {
            throw new IOException(OPENINGS + " is damaged; enrol this terminal anew", e);
        }
    }
}
