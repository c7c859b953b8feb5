package org.hall24.agent.release;

import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hall24.agent.send.HubReply;
import org.hall24.agent.send.Line;
import org.hall24.wire.Bytes;

/** A hub that answers in a given order, and then lets every question wait for ever. */
final class ScriptedLine implements Line {
    /** The questions, as they came. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<Duration> patience = new CopyOnWriteArrayList<>();
    private final Deque<HubReply> replies = new ConcurrentLinkedDeque<>();
    private final CountDownLatch never = new CountDownLatch(1);

    ScriptedLine(HubReply... replies) {
        this.replies.addAll(Arrays.asList(replies));
    }

    static HubReply file(long revision, byte[] file) {
        return new HubReply.Answer(200, Bytes.of(file), Optional.empty(), revision);
    }

    static HubReply status(int status) {
        return new HubReply.Answer(status, Bytes.of(new byte[0]), Optional.empty());
    }

    static HubReply busy(int status, Duration wish) {
        return new HubReply.Answer(status, Bytes.of(new byte[0]), Optional.of(wish));
    }

    @Override
    public HubReply send(String method, String path, Bytes body, Duration allowed, int answerBytesMax)
            throws InterruptedException {
        patience.add(allowed);
        asked.add(method + " " + path);
        var reply = replies.poll();
        if (reply == null) {
            never.await();
            throw new IllegalStateException("never");
        }
        return reply;
    }
}
