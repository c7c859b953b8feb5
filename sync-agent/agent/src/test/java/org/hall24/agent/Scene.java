package org.hall24.agent;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hall24.agent.identity.Terminal;
import org.hall24.wire.Application;
import org.hall24.wire.UuidV7;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.Roots;
import org.hall24.wire.release.SignedRelease;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.HolderTags;

/** What every test of the agent needs: a terminal, a hub's keys, roots, and citizens who file. */
public final class Scene {
    public static final Terminal TERMINAL = new Terminal("H24-0007", "YS", "https://hub.example:8443");
    public static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    public static final UUID SESSION = UUID.fromString("01932f6a-0000-7000-8000-0000000000aa");

    public final UnsealingKey hubSealing = UnsealingKey.generate("hub-1");
    public final SigningKey hubSigning = SigningKey.generate("hub-sign-1", new SecureRandom());
    public final List<SigningKey> rootKeys = List.of(
            SigningKey.generate("root-1", new SecureRandom()),
            SigningKey.generate("root-2", new SecureRandom()),
            SigningKey.generate("root-3", new SecureRandom()));
    public final Roots roots =
            new Roots(2, rootKeys.stream().map(SigningKey::verifying).toList());

    private final UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());

    /** A new matter of about as many characters of text. */
    public Filing filing(int characters) {
        return filing(ids.next(), characters, SESSION);
    }

    public Filing filing(UUID id, int characters, UUID session) {
        var application = new Application(
                id,
                "appeal.hotline",
                new Application.Holder("演示人甲", "990000198506150029", "演示市"),
                Map.of("appeal_text", "问".repeat(characters)),
                Optional.empty(),
                "123456",
                "zh",
                NOON);
        var envelope = new Sealer(hubSealing.closing(), TERMINAL.name(), 1).seal(application);
        var tag = HolderTags.tag("990000198506150029", new SecureRandom());
        return new Filing(id, "appeal.hotline", envelope.toJson(), tag, session);
    }

    public UUID newId() {
        return ids.next();
    }

    public SignedRelease release(long revision, int... signers) {
        return release(
                revision, new Release.HubKeys(List.of(hubSealing.closing()), List.of(hubSigning.verifying())), signers);
    }

    public SignedRelease release(long revision, Release.HubKeys keys, int... signers) {
        var release = new Release(
                revision,
                NOON,
                NOON.plus(Duration.ofDays(365)),
                Optional.of("990000"),
                Map.of("matters/appeal.hotline.yaml", "id: appeal.hotline\n"),
                keys,
                new Release.Plate("演示市政务服务大厅", "Demonstration City Service Hall", "演示责任人", "12345"));
        return SignedRelease.sign(
                release,
                java.util.Arrays.stream(signers).mapToObj(rootKeys::get).toList());
    }

    /** Waits until something holds, at most twenty seconds, and says whether it does. */
    public static boolean becomesTrue(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
