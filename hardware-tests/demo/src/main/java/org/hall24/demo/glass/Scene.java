package org.hall24.demo.glass;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One painted picture, as the kiosk's trace tells of it: its name and where it can be touched. Never what it says.
 *
 * @param run how often the kiosk had been started when it was painted
 * @param seq counts the pictures of one run
 * @param at when it was painted, on this machine's monotonic clock, which all processes here share; nanoseconds
 * @param screen name, such as {@code read-card}
 * @param language {@code zh} or {@code en}
 * @param care whether care mode was on
 * @param targets places to touch, by id
 */
public record Scene(
        int run, long seq, long at, String screen, String language, boolean care, Map<String, Target> targets) {
    /** Before the first picture. */
    public static final Scene DARK = new Scene(0, 0, 0, "dark", "zh", false, Map.of());

    private static final JsonMapper JSON = new JsonMapper();

    /** A place to touch, in pixels of the screen. */
    public record Target(double x, double y, double w, double h) {
        /** The middle. */
        public int centreX() {
            return (int) Math.round(x + w / 2);
        }

        /** The middle. */
        public int centreY() {
            return (int) Math.round(y + h / 2);
        }
    }

    /**
     * Reads one line of the trace.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Scene parse(int run, String line) {
        try {
            var node = JSON.readTree(line);
            var targets = new LinkedHashMap<String, Target>();
            for (var target : node.path("targets")) {
                targets.put(
                        target.path("id").asString(),
                        new Target(
                                target.path("x").asDouble(),
                                target.path("y").asDouble(),
                                target.path("w").asDouble(),
                                target.path("h").asDouble()));
            }
            return new Scene(
                    run,
                    node.path("seq").asLong(),
                    node.path("at").asLong(),
                    node.path("screen").asString(),
                    node.path("language").asString(),
                    node.path("care").asBoolean(),
                    Map.copyOf(targets));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no line of a trace", e);
        }
    }

    /** Whether this can be touched now. */
    public boolean offers(String target) {
        return targets.containsKey(target);
    }

    /** The name of the picture with its variants: {@code home}, {@code home-en}, {@code home-care}, {@code attract-paused}. */
    public String variant() {
        boolean paused = screen.equals("attract") && !offers("start");
        return screen
                + (paused ? "-paused" : "")
                + (language.equals("zh") ? "" : "-" + language)
                + (care ? "-care" : "");
    }
}
