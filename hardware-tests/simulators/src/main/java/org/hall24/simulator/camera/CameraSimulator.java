package org.hall24.simulator.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hall24.simulator.Words;
import org.hall24.simulator.camera.Scene.Light;

/** A camera without hardware: what it sees and what happens to it is said by words; who looks through it gets real frames. */
public final class CameraSimulator implements Words, AutoCloseable {
    /** Fifteen pictures a second, as small cameras in weak light give. */
    static final Duration PACE = Duration.ofNanos(66_666_667);

    private static final String WORDS =
            "SHOW FILE, HIDE, CLEAR, BLACK, COVER, BRIGHT, FREEZE, MUTE ON|OFF, UNPLUG, PLUG, STATUS";

    private final Scene scene;
    private final Outlet outlet;
    private Light light = Light.GOOD;
    private Optional<int[]> frozen = Optional.empty();
    private boolean mute;

    /** The cable's end at which somebody looks through the camera. */
    interface Outlet extends AutoCloseable {
        /** Puts the cable in; whoever comes sees pictures. */
        void plug() throws IOException;

        /** Pulls it out; who looks through it loses it at once. */
        void unplug();

        boolean isPlugged();

        @Override
        default void close() {
            unplug();
        }
    }

    /** What an outlet asks of the camera. */
    @FunctionalInterface
    interface Sensor {
        /** The next picture, 0xRRGGBB a pixel; empty = none comes. */
        Optional<int[]> picture();
    }

    private CameraSimulator(long seed, java.util.function.Function<Sensor, Outlet> outlet) {
        this.scene = new Scene(new SplittableRandom(seed));
        this.outlet = outlet.apply(this::picture);
    }

    /** A camera on the network that sends motion JPEG at this address. */
    public static CameraSimulator onNetwork(java.net.InetSocketAddress at, long seed) throws IOException {
        var simulator = new CameraSimulator(seed, sensor -> new MjpegOutlet(at, sensor));
        simulator.outlet.plug();
        return simulator;
    }

    /** A camera at this machine, at this path; seen through Video4Linux by programs started with the shim. */
    public static CameraSimulator atMachine(Path at, long seed) throws IOException {
        var simulator = new CameraSimulator(seed, sensor -> new V4l2Outlet(at, sensor));
        simulator.outlet.plug();
        return simulator;
    }

    /** Where it listens, when it is on the network. */
    public int port() {
        if (outlet instanceof MjpegOutlet network) {
            return network.port();
        }
        throw new IllegalStateException("this camera is not on the network");
    }

    private synchronized Optional<int[]> picture() {
        if (mute) {
            return Optional.empty();
        }
        return Optional.of(frozen.orElseGet(() -> scene.seen(light)));
    }

    /** The file's name keeps its capitals. */
    @Override
    public String hearLine(String line) throws NotUnderstood {
        String stripped = line.strip();
        if (stripped.toUpperCase(Locale.ROOT).startsWith("SHOW ")) {
            return show(Path.of(stripped.substring("SHOW ".length()).strip()));
        }
        return Words.super.hearLine(line);
    }

    private String show(Path file) throws NotUnderstood {
        try {
            scene.show(file);
            return become(Light.GOOD);
        } catch (IOException e) {
            throw new NotUnderstood("cannot show it: " + e.getMessage());
        }
    }

    @Override
    public String hear(List<String> words) throws NotUnderstood {
        return switch (words.getFirst()) {
            case "HIDE" -> {
                scene.hide();
                yield become(Light.GOOD);
            }
            case "CLEAR" -> become(Light.GOOD);
            case "BLACK" -> become(Light.BLACK);
            case "COVER" -> become(Light.COVERED);
            case "BRIGHT" -> become(Light.BRIGHT);
            case "FREEZE" -> freeze();
            case "MUTE" -> mute(words.size() > 1 ? words.get(1) : "");
            case "UNPLUG" -> {
                outlet.unplug();
                yield "";
            }
            case "PLUG" -> plug();
            case "STATUS" -> status();
            default -> throw new NotUnderstood("'" + words.getFirst() + "' means nothing to a camera");
        };
    }

    private synchronized String become(Light next) {
        frozen = Optional.empty();
        light = next;
        return "";
    }

    private synchronized String freeze() {
        frozen = Optional.of(scene.seen(light));
        return "";
    }

    private synchronized String mute(String word) throws NotUnderstood {
        if (!word.equals("ON") && !word.equals("OFF")) {
            throw new NotUnderstood("ON or OFF must stand after MUTE");
        }
        mute = word.equals("ON");
        return "";
    }

    private String plug() throws NotUnderstood {
        try {
            outlet.plug();
            return "";
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        }
    }

    private synchronized String status() {
        return "plugged=" + outlet.isPlugged() + " light=" + light + " frozen=" + frozen.isPresent() + " mute=" + mute;
    }

    @Override
    public String vocabulary() {
        return WORDS;
    }

    @Override
    public void close() {
        try {
            outlet.close();
        } catch (Exception e) {
            throw new IllegalStateException("an outlet closes quietly", e);
        }
    }
}
