package org.hall24.demo.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/** The numbers of a font's glyphs: how a text is written where it is drawn. */
final class Glyphs {
    private final String name;
    private final CmapLookup map;

    private Glyphs(String name, CmapLookup map) {
        this.name = name;
        this.map = map;
    }

    /** Every TrueType font of a folder. */
    static List<Glyphs> in(Path fonts) throws IOException {
        var all = new ArrayList<Glyphs>();
        try (var files = Files.list(fonts)) {
            for (var file : files.filter(each -> each.toString().endsWith(".ttf"))
                    .sorted()
                    .toList()) {
                try (var font = new TTFParser().parse(new RandomAccessReadBufferedFile(file))) {
                    var name = file.getFileName().toString().replace(".ttf", "");
                    all.add(new Glyphs(name, font.getUnicodeCmapLookup()));
                }
            }
        }
        return all;
    }

    String name() {
        return name;
    }

    /** The text in glyphs; empty when this font lacks one of its characters, and so cannot have drawn it. */
    Optional<Run> of(String text) {
        var numbers = text.codePoints().map(map::getGlyphId).boxed().toList();
        return numbers.contains(0) ? Optional.empty() : Optional.of(new Run(numbers));
    }

    /** Glyphs in a row. */
    record Run(List<Integer> numbers) {
        /** The most significant byte first, as PDF and heap dumps have it. */
        byte[] bytes(int each) {
            var bytes = new byte[numbers.size() * each];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (numbers.get(i / each) >>> (8 * (each - 1 - i % each)));
            }
            return bytes;
        }

        @Override
        public String toString() {
            return numbers.size() + " glyphs";
        }
    }
}
