package org.hall24.demo.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.hall24.people.People;
import org.hall24.people.SocialCardRow;

/**
 * Looks through files for what people are called, where they live, and what they typed, in every form of {@link Forms}; also
 * inside compressed streams and, as rows, inside SQLite databases. Not for several threads.
 */
public final class LeakFinder {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** Region and RID. The serial numbers of the demonstration city are a row of zeros and a digit, and so are many constants of programs. */
    private static final int CARD_ID_HEAD_LETTERS = 16;

    /** Nobody reads a longer list; the count goes on. */
    private static final int HITS_KEPT_MAX = 200;

    private final Haystack haystack;
    private final List<Hit> hits = new ArrayList<>();
    private final List<String> searched = new ArrayList<>();
    private long found;

    private LeakFinder(List<Needle> needles) {
        haystack = new Haystack(needles);
    }

    /** What is looked for: a word for whose it is, and the text. */
    public record Sought(String whose, String text) {
        @Override
        public String toString() {
            return "Sought[" + whose + "]";
        }
    }

    /**
     * A finder for these texts, also where they are drawn with one of these fonts.
     *
     * @param fonts a folder of TrueType fonts
     */
    public static LeakFinder of(List<Sought> texts, Path fonts) throws IOException {
        var glyphs = Glyphs.in(fonts);
        return new LeakFinder(texts.stream()
                .flatMap(sought -> Forms.of(sought.whose(), sought.text(), glyphs).stream())
                .toList());
    }

    /** Name, number, address, phone and social-security card of everybody of the demonstration city. */
    public static List<Sought> everybody() {
        var all = new ArrayList<Sought>();
        var people = People.shipped();
        for (var person : people.people()) {
            all.add(new Sought(person.id() + " name", person.name()));
            all.add(new Sought(person.id() + " number", person.number()));
            all.add(new Sought(person.id() + " address", person.address()));
            all.add(new Sought(person.id() + " phone", person.phone()));
            var chip = people.chip(person);
            all.add(new Sought(person.id() + " English name", chip.english()));
            all.add(new Sought(person.id() + " new address", chip.newAddress()));
            SocialCardRow.byId(people, person.id().replace('R', 'S')).ifPresent(card -> {
                all.add(new Sought(card.id() + " card number", card.cardNumber()));
                all.add(new Sought(card.id() + " card id", card.cardId().substring(0, CARD_ID_HEAD_LETTERS)));
            });
        }
        all.removeIf(sought -> sought.text().isEmpty()); // a card that lacks it
        return all;
    }

    /** Looks through a file, or every file of a folder. A missing one is passed over. */
    public void search(Path path) throws IOException, InterruptedException {
        for (var file : filesBelow(path)) {
            searchFile(file);
        }
    }

    /** Looks into what a running program holds open without a name, by its entry in {@code /proc/PID/fd}. */
    public void searchOpen(Path entry) throws IOException, InterruptedException {
        searchFile(entry);
    }

    /** Every regular file of a folder, or the file itself; none when there is no such path. */
    static List<Path> filesBelow(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // gone between listing and looking
            }
        });
        return files;
    }

    private void searchFile(Path file) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            searched.add(file + " " + size);
            if (size > Integer.MAX_VALUE) {
                throw new IOException(file + " is larger than 2 GiB; it was not searched");
            }
            if (size == 0) {
                return;
            }
            var bytes = channel.map(MapMode.READ_ONLY, 0, size);
            haystack.search(file.toString(), bytes, this::keep);
            if (startsAsSqlite(bytes)) {
                SqliteRows.forEach(file, (where, value) -> haystack.search(where, ByteBuffer.wrap(value), this::keep));
            }
        }
    }

    private static boolean startsAsSqlite(ByteBuffer bytes) {
        if (bytes.limit() < SQLITE.length) {
            return false;
        }
        for (int i = 0; i < SQLITE.length; i++) {
            if (bytes.get(i) != SQLITE[i]) {
                return false;
            }
        }
        return true;
    }

    private void keep(Hit hit) {
        found++;
        if (hits.size() < HITS_KEPT_MAX) {
            hits.add(hit);
        }
    }

    /** What was found, the first {@value #HITS_KEPT_MAX}. */
    public List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** How often something was found. */
    public long found() {
        return found;
    }

    /** Each file looked through, with its size. */
    public List<String> searched() {
        return List.copyOf(searched);
    }

    /** Bytes looked through, inflated ones included. */
    public long bytes() {
        return haystack.bytes();
    }

    /** Compressed streams looked into. */
    public long streams() {
        return haystack.streams();
    }

    /** PDFs whose text was read. */
    public long texts() {
        return haystack.texts();
    }

    /** Compressed streams that were longer than the limit and only looked through up to it. */
    public long cutStreams() {
        return haystack.cut();
    }
}
