package org.hall24.demo.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hall24.demo.privacy.LeakFinder.Sought;

/** Plants one canary a form and tells which of them a finder did not find: a finder that misses one may not say "none". */
public final class Canaries {
    /** Somebody who is not even one of the demonstration people. */
    public static final Sought BIRD = new Sought("canary", "亓官桷栎·990000197001019999");

    private static final int CHAFF_BYTES = 4096;

    /** Far into the file, so that a finder which only looks at the beginning is caught. */
    private static final int DEEP_BYTES = 200_000;

    private final Path folder;
    private final RandomGenerator random;
    private final Path fonts;
    private final List<Path> planted = new ArrayList<>();
    private final List<Path> leftBehind = new ArrayList<>();

    private Canaries(Path folder, Path fonts, RandomGenerator random) {
        this.folder = folder;
        this.fonts = fonts;
        this.random = random;
    }

    /**
     * Plants them in a new folder.
     *
     * @param fonts a folder of TrueType fonts, one of which can draw the bird
     */
    public static Canaries plant(Path folder, Path fonts, RandomGenerator random) throws IOException {
        Files.createDirectories(folder);
        var canaries = new Canaries(folder, fonts, random);
        canaries.plantAll();
        return canaries;
    }

    private void plantAll() throws IOException {
        for (var encoding : Forms.ENCODINGS.entrySet()) {
            var name = encoding.getKey();
            var raw = BIRD.text().getBytes(encoding.getValue());
            hide(name, raw);
            hide("hex-" + name, HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII));
            hide("HEX-" + name, HexFormat.of().withUpperCase().formatHex(raw).getBytes(StandardCharsets.US_ASCII));
            for (int before = 0; before < 3; before++) {
                hide("base64+" + before + "-" + name, Base64.getEncoder().encode(between(raw, before)));
                hide("base64url+" + before + "-" + name, Base64.getUrlEncoder().encode(between(raw, before)));
            }
        }
        var plain = BIRD.text().getBytes(StandardCharsets.UTF_8);
        hide("json", ("{\"name\":\"" + Forms.escaped(BIRD.text()) + "\"}").getBytes(StandardCharsets.US_ASCII));
        packed("zlib", plain, out -> new DeflaterOutputStream(out));
        packed("gzip", plain, out -> new GZIPOutputStream(out));
        packed("zip", plain, Canaries::entry);
        packed("zip-in-zip", plain, out -> entry(entry(out)));
        packed("gzip-in-zip", plain, out -> new GZIPOutputStream(entry(out)));
        packed("gzip-in-zlib", plain, out -> new GZIPOutputStream(new DeflaterOutputStream(out)));
        pdf(plain);
        database("sqlite-text", BIRD.text());
        database("sqlite-blob", plain);
        drawn();
        for (var kind : Leftovers.kinds()) {
            leave(kind);
        }
    }

    private static OutputStream entry(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("a.txt"));
        return zip;
    }

    /** Where a program draws it: as glyphs of each font that can, and in a real certificate, loose and packed. */
    private void drawn() throws IOException {
        for (var font : Glyphs.in(fonts)) {
            var run = font.of(BIRD.text());
            if (run.isPresent()) {
                var two = run.get().bytes(2);
                hide("glyphs-" + font.name(), two);
                hide("hex-glyphs-" + font.name(), HexFormat.of().formatHex(two).getBytes(StandardCharsets.US_ASCII));
                hide(
                        "HEX-glyphs-" + font.name(),
                        HexFormat.of().withUpperCase().formatHex(two).getBytes(StandardCharsets.US_ASCII));
                hide("int-glyphs-" + font.name(), run.get().bytes(4));
            }
        }
        var certificate = DrawnBird.certificate(fonts, BIRD.text());
        hide("pdf-drawn", certificate);
        packed("pdf-drawn-in-zip", certificate, Canaries::entry);
        packed("pdf-drawn-in-zip-in-zip", certificate, out -> entry(entry(out)));
        packed("pdf-drawn-in-gzip", certificate, GZIPOutputStream::new);
        database("pdf-drawn-in-sqlite-blob", certificate);
    }

    /** A picture or a document that says nothing that can be searched: its being there must be found. */
    private void leave(String kind) throws IOException {
        var file = Files.createDirectories(folder.resolve("left")).resolve(kind.replaceAll("\\W+", "-"));
        leftBehind.add(file);
        try (var out = Files.newOutputStream(file)) {
            out.write(Leftovers.head(kind));
            out.write(chaff(CHAFF_BYTES));
        }
    }

    private byte[] chaff(int bytes) {
        var chaff = new byte[bytes];
        random.nextBytes(chaff);
        return chaff;
    }

    private byte[] between(byte[] raw, int before) {
        var all = new byte[before + raw.length + 5];
        random.nextBytes(all);
        System.arraycopy(raw, 0, all, before, raw.length);
        return all;
    }

    private void hide(String name, byte[] bird) throws IOException {
        try (var out = open(name)) {
            out.write(chaff(DEEP_BYTES));
            out.write(bird);
            out.write(chaff(CHAFF_BYTES));
        }
    }

    private OutputStream open(String name) throws IOException {
        var file = folder.resolve(name);
        planted.add(file);
        return Files.newOutputStream(file);
    }

    /** Opens a packing stream around another. */
    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    private void packed(String name, byte[] bird, Packer packer) throws IOException {
        try (var out = open(name)) {
            out.write(chaff(CHAFF_BYTES));
            try (var packing = packer.around(new Unclosed(out))) {
                packing.write(chaff(CHAFF_BYTES));
                packing.write(bird);
                packing.write(chaff(CHAFF_BYTES));
            }
            out.write(chaff(CHAFF_BYTES));
        }
    }

    private void pdf(byte[] bird) throws IOException {
        try (var out = open("pdf-stream")) {
            out.write("%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n".getBytes(StandardCharsets.US_ASCII));
            try (var packing = new DeflaterOutputStream(new Unclosed(out))) {
                packing.write(bird);
            }
            out.write("\nendstream\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A row long enough to need overflow pages, with the bird across one of their borders. */
    private void database(String name, Object bird) throws IOException {
        var file = folder.resolve(name);
        planted.add(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("pragma page_size = 512");
            statement.execute("create table nest (filler text, bird)");
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("insert into nest values (?, ?)")) {
                for (int length = 300; length < 1500; length++) { // some of these put the border inside the bird
                    insert.setString(1, "x".repeat(length));
                    insert.setObject(2, length == 777 ? bird : "none");
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IOException("the canary's database cannot be made", e);
        }
    }

    /** The places where a canary sits that is not among these hits. */
    public List<Path> missedBy(List<Hit> hits) {
        var places = new HashSet<String>();
        for (var hit : hits) {
            if (hit.whose().equals(BIRD.whose())) {
                places.add(hit.place().replaceAll(" > .*", ""));
            }
        }
        return planted.stream()
                .filter(file -> !places.contains(file.toString()))
                .toList();
    }

    /** Pictures and documents that were left and are not among these hits. */
    public List<Path> overlookedBy(List<Hit> hits) {
        var places = new HashSet<String>();
        hits.stream().filter(hit -> hit.whose().equals(Leftovers.WHOSE)).forEach(hit -> places.add(hit.place()));
        return leftBehind.stream()
                .filter(file -> !places.contains(file.toString()))
                .toList();
    }

    /** How many were planted. */
    public int count() {
        return planted.size() + leftBehind.size();
    }

    /** Passes everything on but the closing. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
