package org.hall24.demo.ledger;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/** The papers in the virtual printer's tray. */
public final class Papers {
    /** In the name of a slip that was never cut. */
    static final String TORN = "-torn";

    /** zbarimg needs some tenths of a second for a receipt. */
    private static final Duration ZBAR_MAX = Duration.ofSeconds(20);

    private final Path tray;

    /** A slip does not change once it fell. */
    private final Map<String, Paper> read = new ConcurrentHashMap<>();

    /** The tray, a folder of pictures. */
    public Papers(Path tray) {
        this.tray = tray;
    }

    /** All papers, oldest first. */
    public List<Paper> all() throws IOException {
        var papers = new ArrayList<Paper>();
        for (var picture : pictures()) {
            var name = picture.getFileName().toString();
            var known = read.get(name);
            if (known == null) {
                known = new Paper(name, qr(picture));
                read.put(name, known);
            }
            papers.add(known);
        }
        return papers;
    }

    private List<Path> pictures() throws IOException {
        try (var files = Files.list(tray)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    /** Lays torn slips aside, into {@code torn/}, so that every picture left is a whole receipt. */
    public void layTornAside() throws IOException {
        var aside = Files.createDirectories(tray.resolve("torn"));
        try (var files = Files.list(tray)) {
            for (var file : files.filter(each -> each.getFileName().toString().contains(TORN))
                    .toList()) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
    }

    private static Optional<String> qr(Path picture) throws IOException {
        var image = ImageIO.read(picture.toFile());
        if (image == null) {
            return Optional.empty();
        }
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            var hints = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
            return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /**
     * What a reader that is not ours, zbarimg, makes of each whole receipt: the names of those it does not read, or reads otherwise.
     *
     * @return empty when this machine has no zbarimg
     */
    public Optional<List<String>> misreadByZbar() throws IOException, InterruptedException {
        var wrong = new ArrayList<String>();
        for (var paper : all()) {
            var expected = paper.qr();
            if (!paper.whole()) {
                continue;
            }
            var said = zbar(tray.resolve(paper.name()));
            if (said.isEmpty()) {
                return Optional.empty();
            }
            if (expected.isEmpty() || !said.get().contains(expected.get())) {
                wrong.add(paper.name());
            }
        }
        return Optional.of(wrong);
    }

    private static Optional<String> zbar(Path picture) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor(ZBAR_MAX);
            return Optional.of(said);
        } finally {
            process.destroyForcibly();
        }
    }
}
