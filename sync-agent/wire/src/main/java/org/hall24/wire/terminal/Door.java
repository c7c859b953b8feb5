package org.hall24.wire.terminal;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;
import org.hall24.time.Pause;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Unix socket that lets in whoever the kernel says they are (SO_PEERCRED). Each line has a virtual thread. */
final class Door implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    /** The kernel keeps those who knock meanwhile. A program out of files has some again when a line ends, and a second spins nobody. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final String name;
    private final Path socket;
    private final ServerSocketChannel server;
    private final PeerCheck peers;
    private final int linesMax;
    private final Semaphore room;
    private final Set<Frames> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What is done on a line, to its end. */
    @FunctionalInterface
    interface Conversing {
        /** Returns when all is said; whatever it throws ends the line, too. */
        void on(Frames line) throws IOException, MalformedException, InterruptedException;
    }

    /** Where those who knock are met. */
    @FunctionalInterface
    interface Bell {
        /** Waits for the next one. */
        SocketChannel next() throws IOException;
    }

    private Door(String name, Path socket, ServerSocketChannel server, PeerCheck peers, int linesMax) {
        this.name = name;
        this.socket = socket;
        this.server = server;
        this.peers = peers;
        this.linesMax = linesMax;
        this.room = new Semaphore(linesMax);
    }

    /**
     * Starts listening.
     *
     * @param name whose door it is, for the log and thread dumps
     * @param socket its path; a socket left there by an earlier run is replaced
     * @param mode of the socket: {@code rw-rw----}
     * @param linesMax more are turned away
     * @throws IOException when it cannot listen there
     */
    static Door open(String name, Path socket, String mode, PeerCheck peers, int linesMax, Conversing conversing)
            throws IOException {
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        var door = new Door(name, socket, server, peers, linesMax);
        Thread.ofVirtual().name(name + "-door").start(() -> door.watch(conversing));
        return door;
    }

    /** Stops listening, closes every line and removes the socket. */
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("the {}'s socket did not close: {}", name, e.getMessage());
        }
        open.forEach(Frames::close);
    }

    private void watch(Conversing conversing) {
        try {
            accept(server::accept, Pause.REAL, conversing);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets in one after the other until the door is closed. What the kernel refuses now it may grant later, so nothing else ends this. */
    void accept(Bell bell, Pause pause, Conversing conversing) throws InterruptedException {
        boolean dark = false;
        while (!closed) {
            try {
                var channel = bell.next();
                dark = false;
                welcome(channel, conversing);
            } catch (IOException e) {
                if (closed) {
                    return;
                }
                if (!dark) {
                    LOG.error(
                            "nobody can reach the {}'s socket, tried again every {} s: {}",
                            name,
                            AGAIN_AFTER.toSeconds(),
                            e.getMessage());
                }
                dark = true;
                pause.sleep(AGAIN_AFTER);
            }
        }
    }

    private void welcome(SocketChannel channel, Conversing conversing) {
        try {
            var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
            if (!peers.allows(peer)) {
                LOG.warn("refused a connection by user {}", peer.user().getName());
                channel.close();
            } else if (!room.tryAcquire()) {
                LOG.warn("refused a connection: there are {} already", linesMax);
                channel.close();
            } else {
                serve(channel, conversing);
            }
        } catch (IOException e) {
            LOG.warn("a connection broke while it was opened: {}", e.getMessage());
        }
    }

    private void serve(SocketChannel channel, Conversing conversing) {
        Frames frames;
        try {
            frames = new Frames(channel);
        } catch (IOException e) {
            room.release();
            LOG.warn("a connection broke while it was opened: {}", e.getMessage());
            return;
        }
        open.add(frames);
        Thread.ofVirtual().name(name + "-line").start(() -> {
            try (frames) {
                converse(frames, conversing);
            } finally {
                open.remove(frames);
                room.release();
            }
        });
    }

    private void converse(Frames frames, Conversing conversing) {
        try {
            conversing.on(frames);
        } catch (EOFException e) {
            LOG.debug("a line was closed at its other end");
        } catch (MalformedException e) {
            LOG.warn("closed a line that does not speak our language: {}", e.getMessage());
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("closed a line: {}", e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A closed selector, when the door closes; anything else is a bug and says so, without what was asked.
            if (!closed) {
                LOG.error("a line ended by a mistake of the program", e);
            }
        }
    }
}
