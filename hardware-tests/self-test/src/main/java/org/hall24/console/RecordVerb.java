package org.hall24.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hall24.device.DeviceException;
import org.hall24.device.link.RecordingLink;
import org.hall24.device.link.RecordingLink.Notebook;
import tools.jackson.databind.json.JsonMapper;

/** Does another verb and writes down what goes over the line meanwhile, masked. What the other verb tells is not printed. */
final class RecordVerb implements Verb {
    private final List<Verb> verbs;

    RecordVerb(List<Verb> verbs) {
        this.verbs = verbs;
    }

    @Override
    public String word() {
        return "record";
    }

    @Override
    public String arguments() {
        return "FILE [VERB…]";
    }

    @Override
    public String sentence() {
        return "does VERB (status) and writes the talk to FILE, without what is personal";
    }

    @Override
    public Answer run(Desk desk, List<String> arguments) throws DeviceException, InterruptedException {
        var played = Played.of(verbs, arguments);
        if (played.isEmpty()) {
            return new Answer.Misused("record reads: record FILE [VERB…], with one of " + Played.words(verbs));
        }
        var file = Path.of(arguments.getFirst());
        if (!desk.makes().speaksBytes(desk.url())) { // a wrong one leaves no file
            return new Answer.Misused(Played.NO_BYTES);
        }
        try (var out = fresh(file)) {
            return recorded(
                    played.get(),
                    desk,
                    file,
                    new Notebook(out, desk.url(), desk.surroundings().clock()));
        } catch (FileAlreadyExistsException _) {
            return new Answer.Misused(file + " is there already; name a new file");
        } catch (IOException e) {
            return new Answer.Misused("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static Answer recorded(Played played, Desk desk, Path file, Notebook notes)
            throws IOException, DeviceException, InterruptedException {
        var tapped = desk.makes().tapped((line, masker) -> new RecordingLink(line, masker, notes));
        boolean refused = true;
        try {
            var answer = played.run(desk.with(tapped));
            refused = answer instanceof Answer.Misused;
            if (notes.problem().isPresent()) {
                return new Answer.Not(
                        "the recording broke off: " + notes.problem().get().getMessage());
            }
            return told(file, answer);
        } finally {
            if (refused && notes.isBlank()) {
                Files.delete(file); // a device that was not opened said nothing to keep
            }
        }
    }

    private static Answer told(Path file, Answer answer) {
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("file", file.toString());
        facts.put("holds", answer instanceof Answer.Told);
        return switch (answer) {
            case Answer.Told _ -> new Answer.Told(facts);
            case Answer.Not not -> new Answer.Not(java.util.Optional.of(facts), not.sentence());
            case Answer.Misused misused -> misused;
        };
    }

    /** Nobody else needs to read it. */
    private static Writer fresh(Path file) throws IOException {
        Set<PosixFilePermission> mine = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }
}
