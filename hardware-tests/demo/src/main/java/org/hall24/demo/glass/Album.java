package org.hall24.demo.glass;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Photographs every kind of picture the first time it is shown: {@code 07-read-card.png}, at panel size. */
public final class Album implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Album.class);

    /** The trace speaks when the toolkit has painted; on a busy machine the pixels reach the X server some frames later. */
    private static final Duration SHUTTER = Duration.ofMillis(150);

    /** Two equal pictures so far apart are a still one. */
    private static final Duration STILL = Duration.ofMillis(120);

    /** A screen that moves all the time is taken as it is. */
    private static final int STILL_TRIES_MAX = 6;

    /** A run shows some dozens of kinds; more than this is a mistake. */
    private static final int PICTURES_MAX = 200;

    private final XScreen screen;
    private final Trace trace;
    private final Path folder;
    private final Pause pause;
    private final Set<String> names = new LinkedHashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedBlockingQueue<Scene> waiting = new LinkedBlockingQueue<>(64);
    private final Thread photographer;

    /** Begins to photograph. */
    public Album(XScreen screen, Trace trace, Path folder, Pause pause) {
        this.screen = screen;
        this.trace = trace;
        this.folder = folder;
        this.pause = pause;
        photographer = Thread.ofVirtual().name("photographer").start(this::work);
        trace.watch(waiting::offer);
    }

    private void work() {
        try {
            while (true) {
                var scene = waiting.take();
                if (!has(scene.variant())) {
                    photograph(scene.variant(), scene);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the photographer goes home");
        }
    }

    /** Whether a picture of this name was taken. */
    public boolean has(String name) {
        lock.lock();
        try {
            return names.contains(name);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a picture under a name of one's own, once; what is on the panel now. */
    public void take(String name) throws InterruptedException {
        if (!has(name)) {
            photograph(name, trace.newest());
        }
    }

    /** A picture is kept only when the panel still showed the same screen after it was taken. */
    private void photograph(String name, Scene of) throws InterruptedException {
        try {
            pause.sleep(SHUTTER);
            var image = still();
            lock.lock();
            try {
                if (names.size() < PICTURES_MAX && trace.newest().variant().equals(of.variant()) && names.add(name)) {
                    ImageIO.write(image, "png", file(names.size(), name).toFile());
                }
            } finally {
                lock.unlock();
            }
        } catch (IOException e) {
            LOG.warn("no picture of {}: {}", name, e.getMessage());
        }
    }

    private BufferedImage still() throws IOException, InterruptedException {
        var before = screen.picture();
        for (int i = 0; i < STILL_TRIES_MAX; i++) {
            pause.sleep(STILL);
            var now = screen.picture();
            if (same(before, now)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        return Arrays.equals(pixels(one), pixels(other));
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** The file of a picture, if it was taken. */
    public Optional<Path> picture(String name) {
        lock.lock();
        try {
            int at = List.copyOf(names).indexOf(name);
            return at < 0 ? Optional.empty() : Optional.of(file(at + 1, name));
        } finally {
            lock.unlock();
        }
    }

    private Path file(int number, String name) {
        return folder.resolve("%02d-%s.png".formatted(number, name));
    }

    /** The names of the pictures taken so far. */
    public List<String> names() {
        lock.lock();
        try {
            return List.copyOf(names);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        photographer.interrupt();
    }
}
