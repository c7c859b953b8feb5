package org.hall24.demo.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that may not lie at a terminal whatever they say: pictures (a camera's frame, a page drawn for the preview or the printer) and
 * documents. Their pixels cannot be searched for a name, so their being there is the finding.
 */
public final class Leftovers {
    /** Whose such a file is, in a {@link Hit}. */
    public static final String WHOSE = "terminal";

    private static final int HEAD_BYTES = 16;

    private static final Map<String, byte[]> HEADS = heads();

    private Leftovers() {}

    private static Map<String, byte[]> heads() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("png", latin("\u0089PNG\r\n"));
        all.put("jpeg", latin("\u00ff\u00d8\u00ff"));
        all.put("gif", latin("GIF8"));
        all.put("bmp", latin("BM"));
        all.put("tiff", latin("II*\0"));
        all.put("tiff, big end first", latin("MM\0*"));
        all.put("riff (webp, avi)", latin("RIFF"));
        all.put("portable greymap", latin("P5\n"));
        all.put("portable pixmap", latin("P6\n"));
        all.put("pdf", latin("%PDF-"));
        all.put("postscript", latin("%!PS"));
        all.put("pwg raster", latin("RaS2"));
        all.put("cups raster", latin("RaS3"));
        all.put("apple raster", latin("UNIRAST\0"));
        return all;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The kinds of file that are known by their first bytes. */
    static List<String> kinds() {
        return List.copyOf(HEADS.keySet());
    }

    /** The first bytes of a kind. */
    static byte[] head(String kind) {
        var head = HEADS.get(kind);
        if (head == null) {
            throw new IllegalArgumentException("no kind of file is called " + kind);
        }
        return head.clone();
    }

    /** Pictures and documents in a file or a folder; a missing one has none. */
    public static List<Hit> in(Path path) throws IOException {
        var hits = new ArrayList<Hit>();
        for (var file : LeakFinder.filesBelow(path)) {
            kindOf(file).ifPresent(kind -> hits.add(new Hit(WHOSE, "file: " + kind, file.toString(), 0)));
        }
        return hits;
    }

    private static Optional<String> kindOf(Path file) throws IOException {
        var head = ByteBuffer.allocate(HEAD_BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int n = 0;
            while (head.hasRemaining() && n >= 0) {
                n = channel.read(head);
            }
        }
        return HEADS.entrySet().stream()
                .filter(entry -> begins(head, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean begins(ByteBuffer bytes, byte[] head) {
        if (bytes.position() < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if (bytes.get(i) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /** Any file at all in a folder where none may be, such as a print spool; a missing folder has none. */
    public static List<Hit> any(Path folder, String what) throws IOException {
        return LeakFinder.filesBelow(folder).stream()
                .map(file -> new Hit(WHOSE, what, file.toString(), 0))
                .toList();
    }
}
