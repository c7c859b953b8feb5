package org.hall24.console;

import java.util.List;
import java.util.Optional;
import org.hall24.device.DeviceException;

/** A verb with its arguments, done while its line is recorded or in front of a recording. */
record Played(Verb verb, List<String> arguments) {
    /** Said of a device that has no line to record. */
    static final String NO_BYTES = "only what goes over a line of bytes is recorded; cameras and chip cards have none";

    private static final String STANDARD = "status";

    /** The verb that stands behind the file's name; {@code status} when none does. */
    static Optional<Played> of(List<Verb> verbs, List<String> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        var word = arguments.size() > 1 ? arguments.get(1) : STANDARD;
        return verbs.stream()
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .map(verb -> new Played(verb, arguments.subList(Math.min(2, arguments.size()), arguments.size())));
    }

    static List<String> words(List<Verb> verbs) {
        return verbs.stream().map(Verb::word).toList();
    }

    Answer run(Desk desk) throws DeviceException, InterruptedException {
        return verb.run(desk, arguments);
    }
}
