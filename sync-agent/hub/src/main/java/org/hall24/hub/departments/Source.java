package org.hall24.hub.departments;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.query.Query;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where the values of a department's fields come from: words such as {@code holder.name}, {@code fields.reason}. */
final class Source {
    private static final Pattern FORM = Pattern.compile("(holder\\.(name|number|address)|slot\\.(token|hall|date|time)"
            + "|fields\\.[a-z_]+|occurredAt|caseNumber|language)\\??");

    private Source() {}

    /** Refuses a word that names no source, when the connector is read and not when a citizen's case is sent. */
    static void check(String word) {
        if (!FORM.matcher(word).matches()) {
            throw new IllegalArgumentException("a connector takes a value from '" + word + "', which is no source");
        }
    }

    /** The body for the department; empty when the application lacks a value the department needs. */
    static Optional<ObjectNode> body(Map<String, String> mapping, Application application, CaseNumber caseNumber) {
        return body(mapping, word -> value(word, application, caseNumber));
    }

    /** The body for the department; empty when the query lacks a value the department needs. */
    static Optional<ObjectNode> body(Map<String, String> mapping, Query query) {
        return body(mapping, word -> value(word, query));
    }

    private static Optional<ObjectNode> body(Map<String, String> mapping, Function<String, Optional<String>> values) {
        var body = JsonMapper.shared().createObjectNode();
        for (var field : mapping.entrySet()) {
            var optional = field.getValue().endsWith("?");
            var word = optional ? field.getValue().substring(0, field.getValue().length() - 1) : field.getValue();
            var value = values.apply(word);
            if (value.isEmpty() && !optional) {
                return Optional.empty();
            }
            value.ifPresent(text -> body.put(field.getKey(), text));
        }
        return Optional.of(body);
    }

    private static Optional<String> value(String word, Query query) {
        return switch (word) {
            case "holder.name" -> query.holder().map(Application.Holder::name);
            case "holder.number" -> query.holder().map(Application.Holder::number);
            case "holder.address" -> query.holder().map(Application.Holder::address);
            case "language" -> Optional.of(query.language());
            default ->
                word.startsWith("fields.")
                        ? Optional.ofNullable(query.fields().get(word.substring("fields.".length())))
                        : Optional.empty();
        };
    }

    private static Optional<String> value(String word, Application application, CaseNumber caseNumber) {
        var slot = application.slot();
        return switch (word) {
            case "holder.name" -> Optional.of(application.holder().name());
            case "holder.number" -> Optional.of(application.holder().number());
            case "holder.address" -> Optional.of(application.holder().address());
            case "slot.token" -> slot.map(Application.Slot::token);
            case "slot.hall" -> slot.map(Application.Slot::hall);
            case "slot.date" -> slot.map(Application.Slot::date);
            case "slot.time" -> slot.map(Application.Slot::time);
            case "occurredAt" -> Optional.of(application.occurredAt().toString());
            case "caseNumber" -> Optional.of(caseNumber.text());
            case "language" -> Optional.of(application.language());
            default -> Optional.ofNullable(application.fields().get(word.substring("fields.".length())));
        };
    }
}
