package org.hall24.kiosk.main;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hall24.journey.Picture;
import org.hall24.kiosk.window.Observer;
import org.hall24.kiosk.window.Place;

/**
 * Tells a line of JSON for each touch and each painted picture, with the monotonic time of both: which key or screen, and where it can
 * be touched. Never a text, never a value: what a keyboard key or a choice says stays untold.
 */
final class Trace implements Observer {
    private static final Set<String> ROWS = Set.of("key", "candidate", "rate");

    private final Consumer<String> line;
    private long number;

    Trace(Consumer<String> line) {
        this.line = line;
    }

    @Override
    public void touched(String id, long at) {
        line.accept("{\"touched\":\"%s\",\"at\":%d}".formatted(family(id), at));
    }

    /** Keys of a row tell together what was typed: of those only the row is named, and of a choice only its question. */
    private static String family(String id) {
        if (id.startsWith("choice.")) {
            return id.substring(0, id.indexOf('.', "choice.".length()));
        }
        var row = id.substring(0, Math.max(0, id.indexOf('.')));
        return ROWS.contains(row) ? row : id;
    }

    @Override
    public void painted(Picture picture, List<Place> places, long at) {
        number++;
        line.accept("{\"seq\":%d,\"at\":%d,\"screen\":\"%s\",\"language\":\"%s\",\"care\":%b,\"targets\":[%s]}"
                .formatted(
                        number,
                        at,
                        picture.screen().id(),
                        picture.frame().language().code(),
                        picture.frame().care(),
                        places.stream().map(Trace::target).collect(Collectors.joining(","))));
    }

    private static String target(Place place) {
        return "{\"id\":\"%s\",\"x\":%d,\"y\":%d,\"w\":%d,\"h\":%d}"
                .formatted(place.id(), place.x(), place.y(), place.w(), place.h());
    }
}
