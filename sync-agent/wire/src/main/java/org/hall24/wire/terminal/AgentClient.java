package org.hall24.wire.terminal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hall24.wire.json.MalformedException;

/**
 * The agent at the other end of a Unix socket. Connects at the first question and again after a break, so that an agent may be
 * restarted under a running kiosk. Safe for several threads; up to {@value #CONNECTIONS_MAX} questions are on their way at once.
 *
 * <p>Interruption means that the person left: the connection of that question is closed, the next question opens a new one.
 */
public final class AgentClient implements Agent, AutoCloseable {
    /** A live question may take long; the lamps are asked for meanwhile, and something is filed. */
    private static final int CONNECTIONS_MAX = 4;

    /** The longest the agent may take for something on its own disk; a slow disk's fsync is far below it. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    /** The agent itself gives a department ten seconds. */
    private static final Duration LIVE_MAX = Duration.ofSeconds(13);

    /** The agent keeps to its own limit; the rest is for its answer to get here. */
    private static final Duration QUERY_MAX = Duration.ofSeconds(QueryCall.SECONDS_MAX + 3);

    private static final Duration SEND_MAX = Duration.ofSeconds(2);

    private final UnixDomainSocketAddress address;
    private final Semaphore permits = new Semaphore(CONNECTIONS_MAX, true);
    private final BlockingQueue<Frames> idle = new ArrayBlockingQueue<>(CONNECTIONS_MAX);
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean closed;

    /** A client; nothing is opened yet. */
    public AgentClient(Path socket) {
        this.address = UnixDomainSocketAddress.of(socket);
    }

    @Override
    public Introduction introduce() throws AgentException, InterruptedException {
        return ask(new Question.Introduce(), Answer.Introduced.class).introduction();
    }

    @Override
    public FilingResult file(Filing filing) throws AgentException, InterruptedException {
        return ask(new Question.File(filing), Answer.Filed.class).result();
    }

    @Override
    public void receiptPrinted(UUID matterId) throws AgentException, InterruptedException {
        ask(new Question.ReceiptPrinted(matterId), Answer.Done.class);
    }

    @Override
    public List<OpenReceipt> openReceipts() throws AgentException, InterruptedException {
        return ask(new Question.OpenReceipts(), Answer.Open.class).receipts();
    }

    @Override
    public boolean delivered(UUID matterId) throws AgentException, InterruptedException {
        return ask(new Question.Delivered(matterId), Answer.Delivery.class).delivered();
    }

    @Override
    public NetworkState network() throws AgentException, InterruptedException {
        return ask(new Question.Network(), Answer.Network.class).state();
    }

    @Override
    public LiveAnswer live(LiveCall call) throws AgentException, InterruptedException {
        return ask(new Question.Live(call), Answer.Live.class).answer();
    }

    @Override
    public QueryAnswer query(QueryCall call) throws AgentException, InterruptedException {
        return ask(new Question.Query(call), Answer.Queried.class).answer();
    }

    @Override
    public Accepted number(UUID id, String matter, UUID session) throws AgentException, InterruptedException {
        return ask(new Question.NumberFor(id, matter, session), Answer.Numbered.class)
                .accepted();
    }

    @Override
    public void session(SessionState state) throws AgentException, InterruptedException {
        ask(new Question.Session(state), Answer.Done.class);
    }

    @Override
    public void cleared(ClearingRecord record) throws AgentException, InterruptedException {
        ask(new Question.Cleared(record), Answer.Done.class);
    }

    @Override
    public void rate(Rating rating) throws AgentException, InterruptedException {
        ask(new Question.Rate(rating), Answer.Done.class);
    }

    @Override
    public void journal(PrintEntry entry) throws AgentException, InterruptedException {
        ask(new Question.Journal(entry), Answer.Done.class);
    }

    @Override
    public void site(List<SiteCondition> conditions) throws AgentException, InterruptedException {
        ask(new Question.Site(conditions), Answer.Done.class);
    }

    @Override
    public List<VoidedPrint> voidedPrints() throws AgentException, InterruptedException {
        return ask(new Question.VoidedPrints(), Answer.Voided.class).prints();
    }

    /** Closes what is idle; questions on their way end with an exception or an answer, whichever is first. */
    @Override
    public void close() {
        closed = true;
        for (var frames = idle.poll(); frames != null; frames = idle.poll()) {
            frames.close();
        }
    }

    private <A extends Answer> A ask(Question question, Class<A> expected) throws AgentException, InterruptedException {
        if (!permits.tryAcquire(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AgentException("too many questions are waiting for the agent");
        }
        try {
            var answer = exchange(question);
            if (answer instanceof Answer.Failed(String sentence)) {
                throw new AgentException("the agent could not: " + sentence);
            }
            if (!expected.isInstance(answer)) {
                throw new AgentException("the agent answered something else than it was asked");
            }
            return expected.cast(answer);
        } finally {
            permits.release();
        }
    }

    private Answer exchange(Question question) throws AgentException, InterruptedException {
        var asked = new Conversation.Asked(numbers.incrementAndGet(), question);
        var message = Conversation.write(asked);
        if (message.length > Conversation.MESSAGE_BYTES_MAX) {
            throw new AgentException("a question of " + message.length + " bytes is too long for the agent");
        }
        var kept = idle.poll();
        if (kept != null) {
            try {
                return exchange(kept, asked, message);
            } catch (BrokenLine e) {
                // The agent may have been restarted since. Every question may be repeated, so it is, once, on a new
                // line.
            }
        }
        try {
            return exchange(connect(), asked, message);
        } catch (BrokenLine e) {
            throw new AgentException("the agent does not answer: " + e.getMessage(), e);
        }
    }

    private Answer exchange(Frames frames, Conversation.Asked asked, byte[] message)
            throws BrokenLine, AgentException, InterruptedException {
        boolean whole = false;
        try {
            frames.send(message, SEND_MAX);
            var replied = Conversation.readReplied(frames.receive(patienceFor(asked.question()), SEND_MAX));
            // One question at a time is on a line, and a line that failed is closed: another number is a mistake.
            if (replied.id() != asked.id()) {
                throw new AgentException("the agent answered another question");
            }
            whole = true;
            return replied.answer();
        } catch (MalformedException e) {
            throw new AgentException("the agent does not speak our language: " + e.getMessage(), e);
        } catch (AgentException e) {
            throw e;
        } catch (SocketTimeoutException e) {
            // It is there and silent: asking again at once would only wait twice.
            throw new AgentException("the agent does not answer in time", e);
        } catch (IOException e) {
            throw new BrokenLine(e);
        } finally {
            if (!whole || closed || !idle.offer(frames)) {
                frames.close();
            }
        }
    }

    private Frames connect() throws AgentException {
        if (closed) {
            throw new AgentException("this client is closed");
        }
        try {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(address);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new Frames(channel);
        } catch (IOException e) {
            throw new AgentException("no agent at " + address.getPath().getFileName(), e);
        }
    }

    private static Duration patienceFor(Question question) {
        return switch (question) {
            case Question.Live _ -> LIVE_MAX;
            case Question.Query _ -> QUERY_MAX;
            default -> ANSWER_MAX;
        };
    }

    /** The line broke before an answer came. */
    private static final class BrokenLine extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenLine(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
