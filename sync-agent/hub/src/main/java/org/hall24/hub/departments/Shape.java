package org.hall24.hub.departments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a department's answer becomes ours: for each of our fields where its value stands in theirs.
 *
 * <pre>{@code
 * tail: acctTail                                   # a value of theirs; dots go deeper, "?" = may be missing
 * state: {from: status, words: {"0": normal}}      # their word, and ours for it
 * accounts: {each: list, give: {id: acctNo}}       # one entry for each of theirs; "?" = a missing list is an empty one
 * region: {id: region.code, zh: region.name}       # an entry of our own
 * }</pre>
 */
sealed interface Shape {
    /** Makes our value of theirs; empty when theirs lacks something it must have. */
    Optional<JsonNode> of(JsonNode theirs);

    /** Reads a shape from a connector's YAML, and refuses what is none. */
    static Shape read(JsonNode yaml) {
        if (yaml.isString()) {
            return new Value(path(yaml.asString()), yaml.asString().endsWith("?"), Map.of());
        }
        if (!yaml.isObject()) {
            throw new IllegalArgumentException("an answer is shaped by names and entries, not by " + yaml);
        }
        if (yaml.has("each") && yaml.has("give")) {
            var list = yaml.path("each").asString("");
            return new Each(path(list), list.endsWith("?"), read(yaml.path("give")));
        }
        if (yaml.has("from") && yaml.has("words")) {
            var words = new LinkedHashMap<String, String>();
            yaml.path("words")
                    .properties()
                    .forEach(word -> words.put(word.getKey(), word.getValue().asString()));
            var from = yaml.path("from").asString("");
            return new Value(path(from), from.endsWith("?"), Map.copyOf(words));
        }
        var fields = new LinkedHashMap<String, Shape>();
        yaml.properties().forEach(field -> fields.put(field.getKey(), read(field.getValue())));
        return new Entry(fields);
    }

    private static String path(String word) {
        var path = word.endsWith("?") ? word.substring(0, word.length() - 1) : word;
        if (!path.matches("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*|\\.")) {
            throw new IllegalArgumentException("'" + word + "' is no place in an answer");
        }
        return path;
    }

    private static JsonNode at(JsonNode theirs, String path) {
        var node = theirs;
        if (!path.equals(".")) {
            for (var step : path.split("\\.", -1)) {
                node = node.path(step);
            }
        }
        return node;
    }

    /**
     * One word, number or yes-or-no of theirs.
     *
     * @param words their word to ours; empty = as it is
     */
    record Value(String path, boolean optional, Map<String, String> words) implements Shape {
        @Override
        public Optional<JsonNode> of(JsonNode theirs) {
            var value = at(theirs, path);
            if (value.isMissingNode() || value.isNull()) {
                return optional
                        ? Optional.of(JsonMapper.shared().getNodeFactory().nullNode())
                        : Optional.empty();
            }
            if (!value.isValueNode()) {
                return Optional.empty();
            }
            return words.isEmpty()
                    ? Optional.of(value)
                    : Optional.ofNullable(words.get(value.asString("")))
                            .map(JsonMapper.shared().getNodeFactory()::stringNode);
        }
    }

    /** A list, entry by entry. */
    record Each(String path, boolean optional, Shape give) implements Shape {
        @Override
        public Optional<JsonNode> of(JsonNode theirs) {
            var list = at(theirs, path);
            var ours = JsonMapper.shared().createArrayNode();
            if (!list.isArray()) {
                return optional && (list.isMissingNode() || list.isNull()) ? Optional.of(ours) : Optional.empty();
            }
            for (var entry : list) {
                var made = give.of(entry);
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                ours.add(made.get());
            }
            return Optional.of(ours);
        }
    }

    /** Several fields together. */
    record Entry(Map<String, Shape> fields) implements Shape {
        @Override
        public Optional<JsonNode> of(JsonNode theirs) {
            var ours = JsonMapper.shared().createObjectNode();
            for (var field : fields.entrySet()) {
                var made = field.getValue().of(theirs);
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                ours.set(field.getKey(), made.get());
            }
            return Optional.of(ours);
        }
    }
}
