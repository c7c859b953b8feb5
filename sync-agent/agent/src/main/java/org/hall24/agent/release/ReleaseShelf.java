package org.hall24.agent.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.Bytes;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.release.SignedRelease;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the release in use in {@code release.json}, the highest revision in {@code revision}, and what waits for a moment without
 * a citizen in {@code release.next}, all in the state directory. Safe for several threads.
 *
 * <p>A new release goes to {@code release.next} first; then its revision is written, then {@code release.json}, and only then is it
 * in use. So whoever brings back an older one after a crash is refused, and a crash anywhere leaves one that can be used.
 */
public final class ReleaseShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseShelf.class);
    private static final int REVISION_BYTES_MAX = 32;

    private final ReleaseVerifier verifier;
    private final Alarms alarms;
    private final InstantSource clock;
    private final SafeFile kept;
    private final SafeFile next;
    private final SafeFile revision;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<OnShelf> inUse = Optional.empty();
    private Optional<OnShelf> staged = Optional.empty();
    private Optional<Bytes> refused = Optional.empty();
    private boolean somebodyIsServed;
    private long highest;

    /**
     * A release that may be used.
     *
     * @param base64 the file as it came
     */
    private record OnShelf(Release release, String base64) {
        static OnShelf of(Release release, byte[] file) {
            return new OnShelf(release, Base64.getEncoder().encodeToString(file));
        }

        byte[] file() {
            return Base64.getDecoder().decode(base64);
        }

        long revision() {
            return release.revision();
        }
    }

    /** Where a file comes from, for the log and for alarms. */
    private enum Source {
        GIVEN("given"),
        STAGED("staged"),
        KEPT("kept"),
        OFFERED("offered");

        private final String word;

        Source(String word) {
            this.word = word;
        }
    }

    /** The shelf of the agent with this state directory; empty until {@link #open}. */
    public ReleaseShelf(Path state, Roots roots, Alarms alarms, InstantSource clock) {
        this.verifier = new ReleaseVerifier(roots, clock);
        this.alarms = alarms;
        this.clock = clock;
        this.kept = new SafeFile(state.resolve("release.json"), SignedRelease.BYTES_MAX);
        this.next = new SafeFile(state.resolve("release.next"), SignedRelease.BYTES_MAX);
        this.revision = new SafeFile(state.resolve("revision"), REVISION_BYTES_MAX);
    }

    /**
     * Takes into use the newest of what is given, what was staged, and what was in use last. Called once, before the first
     * question; nobody is served yet.
     *
     * @throws IOException when the disk does not take it; nothing is in use then
     */
    public void open(Path given) throws IOException {
        lock.lock();
        try {
            var last = read(kept, Source.KEPT);
            highest = highest(last);
            var lying = last.flatMap(file -> usable(file, Source.KEPT));
            var waiting = read(next, Source.STAGED).flatMap(file -> usable(file, Source.STAGED));
            var brought = given(given);
            // Of the same revision the given one is used: whoever made it anew at a desk wants to see that.
            var best = newer(newer(brought, waiting), lying);
            if (best.isPresent()) {
                if (!best.equals(lying) && !best.equals(waiting)) {
                    next.write(best.get().file());
                }
                staged = best;
                switchOver(best.equals(lying));
            } else {
                LOG.error("no usable release: this terminal accepts nothing until it has one");
            }
        } finally {
            lock.unlock();
        }
    }

    private static Optional<OnShelf> newer(Optional<OnShelf> one, Optional<OnShelf> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return other.get().revision() > one.get().revision() ? other : one;
    }

    private Optional<OnShelf> given(Path given) {
        if (!Files.exists(given)) {
            LOG.warn("there is no release at the given place");
            return Optional.empty();
        }
        return read(new SafeFile(given, SignedRelease.BYTES_MAX), Source.GIVEN)
                .flatMap(file -> usable(file, Source.GIVEN));
    }

    private static Optional<byte[]> read(SafeFile file, Source source) {
        try {
            return file.read();
        } catch (IOException e) {
            LOG.error("the {} release cannot be read: {}", source.word, e.getMessage());
            return Optional.empty();
        }
    }

    /** The release in use, base64 as it came; empty when there is none. */
    public Optional<String> file() {
        return inUse.map(OnShelf::base64);
    }

    /** The revision in use; 0 when there is none. */
    public long inUse() {
        return inUse.map(OnShelf::revision).orElse(0L);
    }

    /** The keys that may sign the hub's receipts; none without a release. */
    public List<VerifyingKey> hubKeys() {
        return inUse.map(use -> use.release().hub().signing()).orElse(List.of());
    }

    /**
     * A release came over the line. It is on the disk before it is used, and used when nobody is served.
     *
     * @throws IOException when the disk does not take it; what was in use stays, and {@link #tend} tries again
     */
    public Arrival take(byte[] file) throws IOException {
        lock.lock();
        try {
            var digest = Bytes.sha256(file);
            if (refused.equals(Optional.of(digest))) {
                return new Arrival.Known();
            }
            var usable = usable(file, Source.OFFERED);
            if (usable.isEmpty()) {
                refused = Optional.of(digest);
                return new Arrival.Refused();
            }
            var fresh = usable.get();
            if (fresh.revision() <= newer(staged, inUse).map(OnShelf::revision).orElse(0L)) {
                return new Arrival.Known();
            }
            next.write(file);
            staged = usable;
            if (somebodyIsServed) {
                LOG.info("release {} came, and waits until nobody is served", fresh.revision());
                return new Arrival.Staged(fresh.revision());
            }
            switchOver(false);
            return new Arrival.Taken(fresh.revision());
        } finally {
            lock.unlock();
        }
    }

    /** A citizen, or a technician, is at the terminal: nothing changes under their hands from now on. */
    public void somebodyIsServed() {
        lock.lock();
        try {
            somebodyIsServed = true;
        } finally {
            lock.unlock();
        }
    }

    /** The terminal is free: what came meanwhile is taken into use. */
    public void nobodyIsServed() {
        lock.lock();
        try {
            somebodyIsServed = false;
            tend();
        } catch (IOException e) {
            LOG.error("the disk does not take the staged release, it is tried again: {}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is due: a staged release into use, and an alarm when the one in use is past its time. Called now and then.
     *
     * @throws IOException when the disk does not take the staged release; what was in use stays
     */
    public void tend() throws IOException {
        lock.lock();
        try {
            if (!somebodyIsServed && staged.isPresent()) {
                switchOver(false);
            }
            lookAtTheClock();
        } finally {
            lock.unlock();
        }
    }

    /** The revision first: a crash in between leaves the staged file, which is the one that fits. */
    private void switchOver(boolean isKept) throws IOException {
        var fresh = staged.orElseThrow();
        remember(fresh.revision());
        if (!isKept) {
            kept.write(fresh.file());
        }
        inUse = staged;
        staged = Optional.empty();
        refused = Optional.empty();
        LOG.info("release {} is in use", fresh.revision());
        alarms.clear(Alarm.Kind.RELEASE_REFUSED, Source.OFFERED.word);
        lookAtTheClock();
        next.remove();
    }

    private void remember(long fresh) throws IOException {
        var text = Long.toString(fresh).getBytes(StandardCharsets.US_ASCII);
        var written = revision.read();
        if (written.isEmpty() || !Arrays.equals(written.get(), text)) {
            revision.write(text);
        }
        highest = fresh;
    }

    private void lookAtTheClock() {
        var expires = inUse.map(use -> use.release().expires());
        if (expires.isPresent() && clock.instant().isAfter(expires.get())) {
            alarms.raise(
                    Alarm.Kind.RELEASE_EXPIRED,
                    "",
                    "release %d expired at %s; it stays in use, and needs a successor"
                            .formatted(inUse(), expires.get()));
        } else {
            alarms.clear(Alarm.Kind.RELEASE_EXPIRED, "");
        }
    }

    /** The release in a file; empty, after staff have been told, when it must not be used here. */
    private Optional<OnShelf> usable(byte[] file, Source source) {
        return switch (verifier.verify(file, highest)) {
            case ReleaseVerdict.Usable usable
            when !bringsKeysWeKnow(usable.release()) -> {
                refuse(source, "its keys are all of algorithms this program does not know; update the program first");
                yield Optional.empty();
            }
            case ReleaseVerdict.Usable usable -> Optional.of(OnShelf.of(usable.release(), file));
            case ReleaseVerdict.TooFewSignatures(int valid, int needed) -> {
                refuse(source, "%d of the %d signatures it needs are right".formatted(valid, needed));
                yield Optional.empty();
            }
            case ReleaseVerdict.Older(long older, long known) -> {
                older(source, older, known);
                yield Optional.empty();
            }
            case ReleaseVerdict.Malformed(String sentence) -> {
                refuse(source, sentence);
                yield Optional.empty();
            }
        };
    }

    /** With none to seal to, the kiosk could not file; with none to believe, no receipt would ever count. */
    private static boolean bringsKeysWeKnow(Release release) {
        return release.hub().sealing().stream().anyMatch(Sealer::knows)
                && release.hub().signing().stream().anyMatch(key -> key.algorithm() != SignatureAlgorithm.OTHER);
    }

    private void refuse(Source source, String why) {
        // Another bad one than before is told anew.
        alarms.clear(Alarm.Kind.RELEASE_REFUSED, source.word);
        alarms.raise(Alarm.Kind.RELEASE_REFUSED, source.word, "the " + source.word + " release is refused: " + why);
    }

    private void older(Source source, long older, long known) {
        switch (source) {
            case GIVEN -> LOG.info("the given release is revision {}; {} came since, over the line", older, known);
            case KEPT, STAGED -> LOG.info("the {} release is revision {}; {} followed it", source.word, older, known);
            case OFFERED ->
                refuse(source, "revision %d is older than %d, which was in use here".formatted(older, known));
        }
    }

    /** A damaged number is not guessed: the revision of the last good release, which is signed, stands in. */
    private long highest(Optional<byte[]> last) throws IOException {
        var text = revision.read().map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
        if (text.isPresent() && text.get().matches("[0-9]{1,18}")) {
            return Long.parseLong(text.get());
        }
        return last.isPresent() && verifier.verify(last.get(), 0) instanceof ReleaseVerdict.Usable usable
                ? usable.release().revision()
                : 0;
    }
}
