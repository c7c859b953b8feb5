package org.hall24.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the departments did, one JSON line each, appended before the answer leaves and read again at the next start. It names
 * cases and slots, never people. Not safe for use by several threads.
 */
final class Ledger {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Map<String, List<Effect>> effects = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new LinkedHashMap<>();
    private final List<Hold> holds = new ArrayList<>();

    /**
     * Something a department did for good.
     *
     * @param key the caller's idempotency key, here the matter id
     * @param department who did it
     * @param reference the department's own number for it
     * @param digest SHA-256 of the request, so that the same key with other words is noticed
     * @param token the hold it used up; empty for cases without a slot
     */
    record Effect(String key, String department, String reference, String digest, String token) {}

    /**
     * What a key came to.
     *
     * @param reference of its first effect
     * @param count above one is a doubled effect
     * @param calls how often somebody asked for it
     */
    record Done(String key, String department, String reference, int count, int calls) {}

    /**
     * A slot kept for somebody for a while.
     *
     * @param until ISO instant
     */
    record Hold(String token, String hall, String date, String time, String until) {}

    private Ledger(Path file) {
        this.file = file;
    }

    /** Reads what was done before. A last line cut short by a kill is left out: its answer never left either. */
    static Ledger open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var ledger = new Ledger(file);
            if (Files.exists(file)) {
                var whole = Files.readString(file);
                var end = whole.lastIndexOf('\n') + 1;
                whole.substring(0, end).lines().forEach(ledger::take);
                if (end < whole.length()) {
                    Files.writeString(file, whole.substring(0, end));
                }
            }
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be read", e);
        }
    }

    private void take(String line) {
        try {
            var node = JSON.readTree(line);
            switch (node.path("kind").asString("")) {
                case "call" -> calls.merge(node.path("key").asString(""), 1, Integer::sum);
                case "effect" -> keep(JSON.treeToValue(node.get("effect"), Effect.class));
                case "hold" -> holds.add(JSON.treeToValue(node.get("hold"), Hold.class));
                default -> throw new IllegalStateException("the ledger has a line of an unknown kind");
            }
        } catch (JacksonException e) {
            throw new IllegalStateException("the ledger has a line that is no JSON", e);
        }
    }

    private void keep(Effect effect) {
        effects.computeIfAbsent(effect.key(), _ -> new ArrayList<>()).add(effect);
    }

    void called(String key) {
        append(JSON.createObjectNode().put("kind", "call").put("key", key));
        calls.merge(key, 1, Integer::sum);
    }

    void done(Effect effect) {
        append(JSON.createObjectNode().put("kind", "effect").set("effect", JSON.valueToTree(effect)));
        keep(effect);
    }

    void held(Hold hold) {
        append(JSON.createObjectNode().put("kind", "hold").set("hold", JSON.valueToTree(hold)));
        holds.add(hold);
    }

    private void append(JsonNode line) {
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written", e);
        }
    }

    /** What was done under this key before. */
    Optional<Effect> done(String key) {
        return Optional.ofNullable(effects.get(key)).map(List::getFirst);
    }

    List<Effect> effects() {
        return effects.values().stream().flatMap(List::stream).toList();
    }

    List<Hold> holds() {
        return List.copyOf(holds);
    }

    /** One row a key, for whoever counts. */
    List<Done> summary() {
        return effects.entrySet().stream()
                .map(entry -> {
                    var first = entry.getValue().getFirst();
                    return new Done(
                            entry.getKey(),
                            first.department(),
                            first.reference(),
                            entry.getValue().size(),
                            calls.getOrDefault(entry.getKey(), 0));
                })
                .toList();
    }
}
