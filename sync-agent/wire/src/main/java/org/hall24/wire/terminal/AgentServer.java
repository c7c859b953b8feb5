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
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens an agent to the kiosk on a Unix socket of mode 0660. Each connection has a virtual thread; questions of one connection
 * are answered one after another, those of several at once, so the agent given must be safe for several threads.
 */
public final class AgentServer implements AutoCloseable {
    /** A kiosk holds up to four; the rest is for a kiosk that was restarted before its old lines were noticed. */
    private static final int CONNECTIONS_MAX = 16;

    /** The rest of a frame after its first byte, and the taking of an answer: both ends are on one machine. */
    private static final Duration FRAME_MAX = Duration.ofSeconds(5);

    /** A kiosk asks for the network state every few seconds; a line that is silent for this long is dead. */
    private static final Duration IDLE_MAX = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(AgentServer.class);

    private final Agent agent;
    private final PeerCheck peers;
    private final Path socket;
    private final ServerSocketChannel server;
    private final Semaphore room = new Semaphore(CONNECTIONS_MAX);
    private final Set<Frames> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private AgentServer(Path socket, ServerSocketChannel server, Agent agent, PeerCheck peers) {
        this.socket = socket;
        this.server = server;
        this.agent = agent;
        this.peers = peers;
    }

    /**
     * Starts listening.
     *
     * @param socket its path; a socket left there by an earlier run is replaced
     * @throws IOException when it cannot listen there
     */
    public static AgentServer open(Path socket, Agent agent, PeerCheck peers) throws IOException {
        Files.deleteIfExists(socket);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        var opened = new AgentServer(socket, server, agent, peers);
        Thread.ofVirtual().name("agent-door").start(opened::accept);
        return opened;
    }

    /** Stops listening, closes every line and removes the socket. A question being answered may lose its answer. */
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.warn("the agent's socket did not close: {}", e.getMessage());
        }
        open.forEach(Frames::close);
    }

    private void accept() {
        while (!closed) {
            try {
                welcome(server.accept());
            } catch (IOException e) {
                if (!closed) {
                    LOG.error("the agent's socket is broken; the kiosk cannot reach the agent: {}", e.getMessage());
                }
                return;
            }
        }
    }

    private void welcome(SocketChannel channel) {
        try {
            var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
            if (!peers.allows(peer)) {
                LOG.warn("refused a connection by user {}", peer.user().getName());
                channel.close();
            } else if (!room.tryAcquire()) {
                LOG.warn("refused a connection: there are {} already", CONNECTIONS_MAX);
                channel.close();
            } else {
                serve(channel);
            }
        } catch (IOException e) {
            LOG.warn("a connection broke while it was opened: {}", e.getMessage());
        }
    }

    private void serve(SocketChannel channel) {
        Frames frames;
        try {
            frames = new Frames(channel);
        } catch (IOException e) {
            room.release();
            LOG.warn("a connection broke while it was opened: {}", e.getMessage());
            return;
        }
        open.add(frames);
        Thread.ofVirtual().name("agent-line").start(() -> {
            try (frames) {
                converse(frames);
            } finally {
                open.remove(frames);
                room.release();
            }
        });
    }

    private void converse(Frames frames) {
        try {
            while (!closed) {
                var asked = Conversation.readAsked(frames.receive(IDLE_MAX, FRAME_MAX));
                var answer = new Conversation.Replied(asked.id(), answer(asked.question()));
                frames.send(Conversation.write(answer), FRAME_MAX);
            }
        } catch (EOFException e) {
            LOG.debug("a line was closed by the kiosk");
        } catch (MalformedException e) {
            LOG.warn("closed a line that does not speak our language: {}", e.getMessage());
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("closed a line: {}", e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A closed selector, when the server closes; anything else is a bug and says so, without what was asked.
            if (!closed) {
                LOG.error("a line ended by a mistake of the program", e);
            }
        }
    }

    private Answer answer(Question question) throws InterruptedException {
        try {
            return asked(question);
        } catch (AgentException e) {
            return new Answer.Failed(String.valueOf(e.getMessage()));
        }
    }

    private Answer asked(Question question) throws AgentException, InterruptedException {
        switch (question) {
            case Question.Introduce _ -> {
                return new Answer.Introduced(agent.introduce());
            }
            case Question.File(var filing) -> {
                return new Answer.Filed(agent.file(filing));
            }
            case Question.OpenReceipts _ -> {
                return new Answer.Open(agent.openReceipts());
            }
            case Question.Delivered(var matterId) -> {
                return new Answer.Delivery(agent.delivered(matterId));
            }
            case Question.Network _ -> {
                return new Answer.Network(agent.network());
            }
            case Question.Live(var call) -> {
                return new Answer.Live(agent.live(call));
            }
            case Question.Query(var call) -> {
                return new Answer.Queried(agent.query(call));
            }
            case Question.NumberFor number -> {
                return new Answer.Numbered(agent.number(number.id(), number.matter(), number.session()));
            }
            case Question.VoidedPrints _ -> {
                return new Answer.Voided(agent.voidedPrints());
            }
            case Question.ReceiptPrinted(var matterId) -> agent.receiptPrinted(matterId);
            case Question.Session(var state) -> agent.session(state);
            case Question.Cleared(var record) -> agent.cleared(record);
            case Question.Rate(var rating) -> agent.rate(rating);
            case Question.Journal(var entry) -> agent.journal(entry);
        }
        return new Answer.Done();
    }
}
