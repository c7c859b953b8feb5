package org.hall24.wire.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hall24.wire.json.MalformedException;

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

    private final Agent agent;
    private final Door door;

    private AgentServer(Path socket, Agent agent, PeerCheck peers) throws IOException {
        this.agent = agent;
        this.door = Door.open("agent", socket, "rw-rw----", peers, CONNECTIONS_MAX, this::converse);
    }

    /**
     * Starts listening.
     *
     * @param socket its path; a socket left there by an earlier run is replaced
     * @throws IOException when it cannot listen there
     */
    public static AgentServer open(Path socket, Agent agent, PeerCheck peers) throws IOException {
        return new AgentServer(socket, agent, peers);
    }

    /** Stops listening, closes every line and removes the socket. A question being answered may lose its answer. */
    @Override
    public void close() {
        door.close();
    }

    private void converse(Frames line) throws IOException, MalformedException, InterruptedException {
        while (true) {
            var asked = Conversation.readAsked(line.receive(IDLE_MAX, FRAME_MAX));
            var answer = new Conversation.Replied(asked.id(), answer(asked.question()));
            line.send(Conversation.write(answer), FRAME_MAX);
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
            case Question.Site(var conditions) -> agent.site(conditions);
        }
        return new Answer.Done();
    }
}
