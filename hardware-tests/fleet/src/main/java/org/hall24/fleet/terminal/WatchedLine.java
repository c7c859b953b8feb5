package org.hall24.fleet.terminal;

import java.time.Duration;
import java.util.Optional;
import org.hall24.agent.send.HubReply;
import org.hall24.agent.send.Line;
import org.hall24.wire.Bytes;

/** A terminal's line with somebody beside it who counts; and who, for the comparison, keeps the hub's wishes from being heard. */
final class WatchedLine implements Line {
    private static final String MATTERS = "/v1/matters";

    private final Line line;
    private final Traffic traffic;
    private final Manners manners;
    private final int matterBytes;

    /** @param matterBytes of one matter in a batch, so that a batch need not be read to be counted */
    WatchedLine(Line line, Traffic traffic, Manners manners, int matterBytes) {
        this.line = line;
        this.traffic = traffic;
        this.manners = manners;
        this.matterBytes = matterBytes;
    }

    @Override
    public HubReply send(String method, String path, Bytes body, Duration patience, int answerBytesMax)
            throws InterruptedException {
        int matters = matters(path, body);
        traffic.offers(matters);
        return switch (line.send(method, path, body, patience, answerBytesMax)) {
            case HubReply.Answer answer -> {
                traffic.answered(answer.status(), matters, answer.after().orElse(Duration.ZERO));
                yield manners == Manners.OURS
                        ? answer
                        : new HubReply.Answer(answer.status(), answer.body(), Optional.empty());
            }
            case HubReply.Silence silence -> {
                traffic.silent();
                yield silence;
            }
        };
    }

    private int matters(String path, Bytes body) {
        return path.startsWith(MATTERS) ? Math.max(1, Math.round((float) body.size() / matterBytes)) : 0;
    }
}
