package org.hall24.agent.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hall24.agent.disk.SafeFile;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.release.SignedRelease;
import org.hall24.wire.sign.VerifyingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last good release in {@code release.json} and the highest revision in {@code revision}, both in the state directory.
 *
 * <p>The revision is on the disk before the release is used: whoever brings back an older one after a crash is refused.
 */
public final class ReleaseShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseShelf.class);
    private static final int REVISION_BYTES_MAX = 32;

    private final ReleaseVerifier verifier;
    private final SafeFile kept;
    private final SafeFile revision;
    private Optional<InUse> inUse = Optional.empty();

    private record InUse(Release release, String base64) {}

    /** The shelf of the agent with this state directory; empty until {@link #open}. */
    public ReleaseShelf(Path state, Roots roots, InstantSource clock) {
        this.verifier = new ReleaseVerifier(roots, clock);
        this.kept = new SafeFile(state.resolve("release.json"), SignedRelease.BYTES_MAX);
        this.revision = new SafeFile(state.resolve("revision"), REVISION_BYTES_MAX);
    }

    /**
     * Takes the given release into use, or the last good one when the given one is missing, bad or older. Called once, before
     * the first question.
     *
     * @throws IOException when the disk does not take the revision; nothing is in use then
     */
    public void open(Path given) throws IOException {
        long highest = highest();
        if (!Files.exists(given)) {
            LOG.warn("there is no release at the given place; the last good one stays in use");
        } else {
            var file = new SafeFile(given, SignedRelease.BYTES_MAX).read().orElseThrow();
            use(file, highest, "the given release");
        }
        if (inUse.isEmpty()) {
            var last = kept.read();
            if (last.isPresent()) {
                use(last.get(), highest, "the last good release");
            }
        }
        if (inUse.isEmpty()) {
            LOG.error("no usable release: this terminal accepts nothing until it has one");
        }
    }

    /** The release in use, base64 as it came; empty when there is none. */
    public Optional<String> file() {
        return inUse.map(InUse::base64);
    }

    /** The keys that may sign the hub's receipts; none without a release. */
    public List<VerifyingKey> hubKeys() {
        return inUse.map(use -> use.release().hub().signing()).orElse(List.of());
    }

    private void use(byte[] file, long highest, String what) throws IOException {
        switch (verifier.verify(file, highest)) {
            case ReleaseVerdict.Usable usable -> {
                revision.write(Long.toString(usable.release().revision()).getBytes(StandardCharsets.US_ASCII));
                kept.write(file);
                inUse = Optional.of(
                        new InUse(usable.release(), Base64.getEncoder().encodeToString(file)));
                LOG.info("{} is in use: revision {}", what, usable.release().revision());
                if (usable instanceof ReleaseVerdict.Expired expired) {
                    LOG.error("{} expired at {}; it stays in use, and needs a successor", what, expired.since());
                }
            }
            case ReleaseVerdict.TooFewSignatures(int valid, int needed) ->
                LOG.error("{} is refused: {} of the {} signatures it needs are right", what, valid, needed);
            case ReleaseVerdict.Older(long older, long known) ->
                LOG.error("{} is refused: revision {} is older than {}, which was in use here", what, older, known);
            case ReleaseVerdict.Malformed(String sentence) -> LOG.error("{} is refused: {}", what, sentence);
        }
    }

    /** A damaged number is not guessed: the revision of the last good release, which is signed, stands in. */
    private long highest() throws IOException {
        var text = revision.read().map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip());
        if (text.isPresent() && text.get().matches("[0-9]{1,18}")) {
            return Long.parseLong(text.get());
        }
        var last = kept.read();
        if (last.isPresent() && verifier.verify(last.get(), 0) instanceof ReleaseVerdict.Usable usable) {
            return usable.release().revision();
        }
        return 0;
    }
}
