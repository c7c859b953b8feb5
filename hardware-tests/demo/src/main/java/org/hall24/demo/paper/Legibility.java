package org.hall24.demo.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whether a stranger's eye reads what should stand on pictures of the panel and of the paper. */
public final class Legibility {
    /** As many as there are processors here; each reads with one thread. */
    private static final int EYES = 2;

    private Legibility() {}

    /** What can be read. */
    public enum Kind {
        SCREEN,
        RECEIPT
    }

    /**
     * What should be legible.
     *
     * @param kind what it is a picture of
     * @param name what the picture is called in reports
     * @param words as they stand there, every one
     * @param titles one of these stands there too, in the language of whoever it was for; empty = none is asked for
     */
    public record Wanted(Kind kind, String name, Path picture, List<String> words, List<String> titles) {}

    /** A picture on which something could not be read. The words are titles, amounts and case numbers: nobody's name. */
    public record Missed(String picture, List<String> words) {}

    /**
     * What was found.
     *
     * @param pictures how many were looked at
     * @param read on how many everything was read
     * @param screens of these, pictures of the panel
     */
    public record Found(int pictures, int read, int screens, List<Missed> missed) {}

    /** Looks at all of them. */
    public static Found read(List<Wanted> wanted) throws IOException, InterruptedException {
        try (var eyes = Executors.newFixedThreadPool(EYES)) {
            var looks = eyes.invokeAll(wanted.stream().map(Legibility::look).toList());
            var missed = new ArrayList<Missed>();
            for (Future<Missed> look : looks) {
                var seen = look.get();
                if (!seen.words().isEmpty()) {
                    missed.add(seen);
                }
            }
            var unread = missed.stream().map(Missed::picture).toList();
            int screens = (int) wanted.stream()
                    .filter(picture -> picture.kind() == Kind.SCREEN && !unread.contains(picture.name()))
                    .count();
            return new Found(wanted.size(), wanted.size() - missed.size(), screens, List.copyOf(missed));
        } catch (ExecutionException e) {
            throw new IOException("the pictures could not be read", e);
        }
    }

    private static Callable<Missed> look(Wanted wanted) {
        return () -> new Missed(wanted.name(), Eye.missed(wanted.picture(), wanted.words(), wanted.titles()));
    }
}
