package org.hall24.agent.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.hall24.wire.Bytes;

/** How a hub offers a release: whoever asks waits until there is a newer one than he names. */
public final class FakeOffer {
    private static final Pattern QUESTION = Pattern.compile("have=([0-9]+)(?:&seen=([0-9]+))?&wait=([0-9]+)");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private Optional<Published> offer = Optional.empty();

    private record Published(long revision, Bytes file) {}

    FakeOffer() {}

    /** From now on this is what terminals shall have. */
    public void publish(long revision, byte[] file) {
        lock.lock();
        try {
            offer = Optional.of(new Published(revision, Bytes.of(file)));
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var numbers = QUESTION.matcher(query);
        if (!numbers.matches()) {
            throw new IOException("no agent asks for a release like this: " + query);
        }
        long have = Long.parseLong(numbers.group(1));
        long seen = Optional.ofNullable(numbers.group(2)).map(Long::parseLong).orElse(0L);
        var newer = awaitNewer(Math.max(have, seen), Integer.parseInt(numbers.group(3)));
        if (newer.isEmpty()) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        var file = newer.get().file().toArray();
        exchange.getResponseHeaders().add("ETag", "\"" + newer.get().revision() + "\"");
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file);
    }

    private Optional<Published> awaitNewer(long than, int seconds) throws IOException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(seconds);
            while (left > 0 && offer.filter(one -> one.revision() > than).isEmpty()) {
                left = published.awaitNanos(left);
            }
            return offer.filter(one -> one.revision() > than);
        } catch (InterruptedException e) {
            throw new IOException("the hub ends", e);
        } finally {
            lock.unlock();
        }
    }
}
