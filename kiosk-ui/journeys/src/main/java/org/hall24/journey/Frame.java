package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.device.GuideLight;

/**
 * What stands at the same place on every screen.
 *
 * @param language what the panel speaks
 * @param care whether care mode (关怀版) is on: larger, slower
 * @param plate whose terminal this is
 * @param lamps the devices and the network, always in the same order
 * @param progress which step of how many; empty outside a journey
 * @param foot which of the four footer keys can be touched now
 * @param lit the guide light that burns; empty = none does, or there are none. Only with it a picture may speak of a light
 */
public record Frame(
        Language language,
        boolean care,
        Plate plate,
        List<Lamp> lamps,
        Optional<Progress> progress,
        Foot foot,
        Optional<GuideLight> lit) {

    /** The name plate in the header. */
    public record Plate(Phrase site, String terminal, String responsible, String hotline) {}

    /** One lamp: colour, shape and word, always the three. */
    public record Lamp(Phrase what, Light light, Phrase word) {}

    /** The condition a lamp shows. */
    public enum Light {
        OK,
        ATTENTION,
        OUT,
        UNKNOWN
    }

    /**
     * Where in the journey.
     *
     * @param step 1 to {@code of}
     * @param title what this step is
     * @param next what comes after it; empty on the last
     */
    public record Progress(int step, int of, Phrase title, Optional<Phrase> next) {}

    /** Which footer keys are awake. A sleeping key keeps its place and only goes quiet. */
    public record Foot(boolean back, boolean home, boolean help, boolean leave) {
        /** Nothing can be touched: a device or the disk is at work. */
        public static final Foot QUIET = new Foot(false, false, false, false);

        /** All four. */
        public static final Foot ALL = new Foot(true, true, true, true);
    }
}
