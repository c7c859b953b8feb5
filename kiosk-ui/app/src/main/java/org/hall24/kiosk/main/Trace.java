package org.hall24.kiosk.main;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hall24.journey.Picture;
import org.hall24.kiosk.window.Observer;
import org.hall24.kiosk.window.Place;

/** Tells a line of JSON for each painted picture: which screen, and where it can be touched. Never a text, never a value. */
final class Trace implements Observer {
    private final Consumer<String> line;
    private long number;

    Trace(Consumer<String> line) {
        this.line = line;
    }

    @Override
    public void painted(Picture picture, List<Place> places) {
        number++;
        line.accept("{\"seq\":%d,\"screen\":\"%s\",\"language\":\"%s\",\"care\":%b,\"targets\":[%s]}"
                .formatted(
                        number,
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
