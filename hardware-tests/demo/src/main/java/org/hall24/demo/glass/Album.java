package org.hall24.demo.glass;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** The trace speaks after the toolkit painted; the pixels reach the X server within a frame or two. */
    private static final Duration SHUTTER = Duration.ofMillis(120);

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
                    pause.sleep(SHUTTER);
                    photograph(scene.variant(), scene);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the photographer goes home");
        }
    }

    private boolean has(String name) {
        lock.lock();
        try {
            return names.contains(name);
        } finally {
            lock.unlock();
        }
    }

    /** Takes a picture under a name of one's own, once; what is on the panel now. */
    public void take(String name) {
        photograph(name, trace.newest());
    }

    /** A picture is kept only when the panel still showed the same screen after it was taken. */
    private void photograph(String name, Scene of) {
        lock.lock();
        try {
            if (names.contains(name) || names.size() >= PICTURES_MAX) {
                return;
            }
            var image = screen.picture();
            if (!trace.newest().variant().equals(of.variant())) {
                return;
            }
            names.add(name);
            write(image, folder.resolve("%02d-%s.png".formatted(names.size(), name)));
        } catch (IOException e) {
            LOG.warn("no picture of {}: {}", name, e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
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
