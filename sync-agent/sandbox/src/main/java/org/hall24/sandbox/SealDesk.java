package org.hall24.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The city's electronic seals: gives the picture of a unit's seal, and signs the digest of a file it never sees. */
final class SealDesk implements Desk {
    private static final int DIGEST_BYTES = 32;

    /** Whose seals are here. */
    private static final Map<String, String> UNITS = Map.of(
            "fund", "演示市住房公积金管理中心",
            "social", "演示市社会保险事业中心",
            "realestate", "演示市不动产登记中心");

    private final Path state;
    private final Path fonts;
    private final InstantSource clock;
    private final Map<String, String> pictures = new HashMap<>();
    private @Nullable SealKey key;

    /**
     * @param state where the key is kept
     * @param fonts where the font files lie; looked at when the first seal is drawn
     */
    SealDesk(Path state, Path fonts, InstantSource clock) {
        this.state = state;
        this.fonts = fonts;
        this.clock = clock;
    }

    @Override
    public String department() {
        return "seal";
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return switch (operation) {
            case "impressions" -> Optional.of(impression(body.path("unit").asString("")));
            case "signatures" ->
                Optional.of(signature(
                        body.path("unit").asString(""), body.path("digest").asString("")));
            default -> Optional.empty();
        };
    }

    /** Draws all seals and makes the key, so that nobody waits for it later. */
    void warmUp() throws IOException {
        UNITS.keySet().forEach(this::impression);
        key();
    }

    private Reply impression(String unit) {
        var name = UNITS.get(unit);
        if (name == null) {
            return Reply.refused("no-such-seal");
        }
        var picture = pictures.computeIfAbsent(unit, _ -> {
            try {
                return Base64.getEncoder().encodeToString(SealPicture.png(name, fonts));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Reply.ok(JsonMapper.shared().createObjectNode().put("name", name).put("picture", picture));
    }

    private Reply signature(String unit, String digest) {
        if (!UNITS.containsKey(unit)) {
            return Reply.refused("no-such-seal");
        }
        var bytes = digest(digest);
        if (bytes.isEmpty()) {
            return Reply.refused("no-digest");
        }
        try {
            var signature = Base64.getEncoder().encodeToString(key().sign(bytes.get()));
            return Reply.ok(JsonMapper.shared().createObjectNode().put("signature", signature));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SealKey key() throws IOException {
        var known = key;
        if (known == null) {
            known = SealKey.in(state.resolve("seal.p12"), clock.instant());
            key = known;
        }
        return known;
    }

    private static Optional<byte[]> digest(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> bytes.length == DIGEST_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Decision> decide(String operation, String key, JsonNode body) {
        return Optional.empty();
    }

    @Override
    public void remember(Ledger.Effect effect) {
        throw new IllegalStateException("a seal leaves nothing in the ledger");
    }
}
