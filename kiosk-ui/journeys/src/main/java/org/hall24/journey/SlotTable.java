package org.hall24.journey;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hall24.catalogue.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Free times as a department tells them. What it tells is checked: a table that makes no sense is no table. */
record SlotTable(List<Place> halls, List<Time> times) {
    /** A city has some ten halls. */
    private static final int HALLS_MAX = 30;

    /** Thirty halls, ten days, sixteen times a day. */
    private static final int TIMES_MAX = 5_000;

    private static final int JSON_CHARS_MAX = 512 * 1024;
    private static final int WORD_CHARS_MAX = 80;
    private static final int FREE_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SlotTable.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A hall. */
    record Place(String id, Phrase name) {}

    /**
     * A time.
     *
     * @param free how many may still come
     */
    record Time(String hall, LocalDate date, LocalTime time, int free) {}

    /** A slot that was held: the department's token and when the hold ends. */
    record Hold(String token, Instant until) {}

    SlotTable {
        halls = List.copyOf(halls);
        times = List.copyOf(times);
    }

    /** Reads {@code {"halls":[…],"slots":[…]}}; empty when it is something else. */
    static Optional<SlotTable> read(String json) {
        return sensible(json, node -> {
            var halls = new ArrayList<Place>();
            for (var hall : node.required("halls")) {
                halls.add(new Place(word(hall, "id"), new Phrase.Spoken(word(hall, "zh"), word(hall, "en"))));
            }
            var times = new ArrayList<Time>();
            for (var slot : node.required("slots")) {
                times.add(new Time(
                        word(slot, "hall"),
                        LocalDate.parse(word(slot, "date")),
                        LocalTime.parse(word(slot, "time")),
                        Math.clamp(slot.required("free").intValue(), 0, FREE_MAX)));
            }
            if (halls.isEmpty() || halls.size() > HALLS_MAX || times.size() > TIMES_MAX) {
                throw new Senseless("%d halls, %d times".formatted(halls.size(), times.size()));
            }
            return new SlotTable(halls, times);
        });
    }

    /** Reads {@code {"token":…,"until":…}}; empty when it is something else. */
    static Optional<Hold> readHold(String json) {
        return sensible(json, node -> new Hold(word(node, "token"), Instant.parse(word(node, "until"))));
    }

    /** The same without times that have passed. */
    SlotTable after(LocalDateTime now) {
        return new SlotTable(
                halls,
                times.stream()
                        .filter(time -> time.date().atTime(time.time()).isAfter(now))
                        .toList());
    }

    boolean anythingFree() {
        return times.stream().anyMatch(time -> time.free() > 0);
    }

    /** It parses, but says nothing a person could choose from. */
    private static final class Senseless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Senseless(String sentence) {
            super(sentence);
        }
    }

    private static <T> Optional<T> sensible(String json, Function<JsonNode, T> reading) {
        if (json.length() > JSON_CHARS_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(JSON.readTree(json)));
        } catch (JacksonException | DateTimeException | Senseless e) {
            // What a department answers is not ours to log: it may quote anything.
            LOG.warn("the department's answer makes no sense: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static String word(JsonNode node, String name) {
        var word = node.required(name).stringValue();
        if (word.isEmpty() || word.length() > WORD_CHARS_MAX || word.chars().anyMatch(Character::isISOControl)) {
            throw new Senseless(name);
        }
        return word;
    }
}
