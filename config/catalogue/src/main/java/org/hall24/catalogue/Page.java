package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One YAML file as a tree that still knows its lines, so that a mistake can be named where it stands. */
final class Page {
    /** A catalogue file is written by people; more than this was not. */
    static final int CHARS_MAX = 512 * 1024;

    /** List of matters, matter, list, entry: four; twice that is generous. */
    private static final int DEPTH_MAX = 8;

    private static final YAMLMapper YAML = new YAMLMapper();

    private Page() {}

    /** A piece of the tree. Every scalar is text: {@code off} is a word and 007 keeps its zeros. */
    sealed interface Node {
        /** Line in the file, from 1. */
        int line();
    }

    /** A word, a number, a sentence. */
    record Word(String text, int line) implements Node {}

    /** {@code - a} {@code - b}. */
    record Many(List<Node> nodes, int line) implements Node {}

    /** {@code key: value}. */
    record Named(Map<String, Node> entries, int line) implements Node {}

    /** Reads a file whose top is {@code key: value}; problems are added to the list, and what can be read is returned. */
    static Named read(String path, String content, List<String> problems) {
        if (content.length() > CHARS_MAX) {
            problems.add(
                    "%s:1: %d characters; at most %d. Split the file".formatted(path, content.length(), CHARS_MAX));
            return new Named(Map.of(), 1);
        }
        try (var parser = YAML.createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(path + ":1: must begin with a key, such as \"matters:\"");
                return new Named(Map.of(), 1);
            }
            return named(path, parser, 1, problems);
        } catch (JacksonException e) {
            var at = e.getLocation();
            int line = at == null ? 1 : at.getLineNr();
            problems.add("%s:%d: not YAML: %s".formatted(path, line, e.getOriginalMessage()));
            return new Named(Map.of(), line);
        }
    }

    private static Named named(String path, JsonParser parser, int depth, List<String> problems) {
        int line = line(parser);
        var entries = new LinkedHashMap<String, Node>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            if (entries.put(key, node(path, parser, depth + 1, problems)) != null) {
                problems.add("%s:%d: \"%s\" is here twice; remove one".formatted(path, keyLine, key));
            }
        }
        return new Named(entries, line);
    }

    private static Node node(String path, JsonParser parser, int depth, List<String> problems) {
        int line = line(parser);
        if (depth > DEPTH_MAX) {
            problems.add("%s:%d: nested deeper than %d; flatten it".formatted(path, line, DEPTH_MAX));
            parser.skipChildren();
            return new Word("", line);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> named(path, parser, depth, problems);
            case START_ARRAY -> {
                var nodes = new ArrayList<Node>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    nodes.add(node(path, parser, depth + 1, problems));
                }
                yield new Many(nodes, line);
            }
            case VALUE_NULL -> new Word("", line);
            default -> new Word(parser.getString(), line);
        };
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
