package org.hall24.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.device.DeviceException;
import org.hall24.device.link.Recording;
import org.hall24.device.link.ReplayLink;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does another verb with a recording in the place of the line, and tells what the driver says otherwise than then. No device is touched. */
final class ReplayVerb implements Verb {
    private final List<Verb> verbs;

    ReplayVerb(List<Verb> verbs) {
        this.verbs = verbs;
    }

    @Override
    public String word() {
        return "replay";
    }

    @Override
    public String arguments() {
        return "FILE [VERB…]";
    }

    @Override
    public String sentence() {
        return "does VERB (status) with the recording in FILE instead of the device";
    }

    @Override
    public boolean touches() {
        return false;
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        var played = Played.of(verbs, arguments);
        if (played.isEmpty()) {
            return new Answer.Misused("replay reads: replay FILE [VERB…], with one of " + Played.words(verbs));
        }
        if (!desk.makes().speaksBytes(desk.url())) {
            return new Answer.Misused(Played.NO_BYTES);
        }
        Recording recording;
        try (var in = Files.newBufferedReader(Path.of(arguments.getFirst()), StandardCharsets.UTF_8)) {
            recording = Recording.read(in);
        } catch (IOException e) {
            return new Answer.Misused("cannot read " + arguments.getFirst() + ": " + e.getMessage());
        }
        var play = new AtomicReference<Optional<ReplayLink>>(Optional.empty());
        var world = desk.surroundings();
        var makes = desk.makes().instead((_, masker) -> {
            var link = play.get().orElseGet(() -> new ReplayLink(recording, masker, world.clock(), world.pause()));
            play.set(Optional.of(link)); // a line that ended is not recorded twice: whoever opens again finds its end
            return link;
        });
        Answer answer;
        try {
            answer = played.get().run(desk.with(makes));
        } catch (DeviceException e) {
            answer = new Answer.Not(e.getMessage() + "; " + Console.remedy(e.fault()));
        }
        return told(answer, play.get().map(ReplayLink::end).orElse(List.of()));
    }

    private static Answer told(Answer answer, List<ReplayLink.Deviation> deviations) {
        var facts = JsonMapper.shared().createObjectNode();
        var list = facts.putArray("deviations");
        for (var deviation : deviations) {
            list.addObject()
                    .put("kind", deviation.kind().name())
                    .put("ms", deviation.at().toMillis())
                    .put("sentence", deviation.sentence());
        }
        return switch (answer) {
            case Answer.Misused misused -> misused;
            case Answer.Not not -> {
                not.facts().ifPresent(its -> facts.set("answer", its));
                yield new Answer.Not(Optional.of(facts), not.sentence());
            }
            case Answer.Told(ObjectNode its) -> {
                facts.set("answer", its);
                yield deviations.stream().allMatch(each -> each.kind() == ReplayLink.Kind.LATE)
                        ? new Answer.Told(facts)
                        : new Answer.Not(
                                Optional.of(facts),
                                "the driver speaks otherwise than in the recording; see deviations");
            }
        };
    }
}
