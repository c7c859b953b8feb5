package org.hall24.simulator.paper;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.hall24.device.Receipt;

/** A receipt as a citizen gets it, and what others make of its paper. */
final class SampleSlip {
    static final String QR = "https://localhost:8443/c/YS-0007-000036-4";

    static final Receipt RECEIPT = new Receipt(List.of(
            new Receipt.Heading("演示市政务服务 办理回执"),
            new Receipt.Line("Receipt · Demonstration City"),
            new Receipt.Rule(),
            new Receipt.Line("事项: 12345 热线诉求"),
            new Receipt.Drawn("姓名: 欧**麟 𠮷㐂龘 \uE815"),
            new Receipt.Line("证件: 9****************9"),
            new Receipt.Figure("YS-0007-000036-4"),
            new Receipt.Line("受理时间: 2026-11-22 16:00  终端: H24-0007"),
            new Receipt.Rule(),
            new Receipt.Qr(QR),
            new Receipt.Line("查询码: 402817"),
            new Receipt.Line("已收存，联网后送达 Kept here; delivered when this terminal is online again"),
            new Receipt.Line("请妥善保管，勿遗留在机器上。咨询: 12345"),
            new Receipt.Feed(2)));

    private SampleSlip() {}

    /** What zbarimg, a reader that is not ours, finds on the paper. */
    static String codeOn(Path picture) throws IOException, InterruptedException {
        var reader = new ProcessBuilder(
                        "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String found = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        reader.waitFor();
        return found.strip();
    }

    /** Keeps the paper at half scale and few greys when somebody wants pictures: {@code -Dhall24.pictures=} and a folder. */
    static void keep(BufferedImage paper, String name) throws IOException {
        String where = System.getProperty("hall24.pictures", "");
        if (where.isEmpty()) {
            return;
        }
        var grey = new byte[8];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (i * 255 / (grey.length - 1));
        }
        var half = new BufferedImage(
                paper.getWidth() / 2,
                paper.getHeight() / 2,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, grey.length, grey, grey, grey));
        var smooth = new BufferedImage(half.getWidth(), half.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = smooth.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(paper, 0, 0, half.getWidth(), half.getHeight(), null);
        pen.dispose();
        for (int y = 0; y < half.getHeight(); y++) {
            for (int x = 0; x < half.getWidth(); x++) {
                int level = smooth.getRaster().getSample(x, y, 0) * (grey.length - 1) / 255;
                half.getRaster().setSample(x, y, 0, level);
            }
        }
        ImageIO.write(
                half,
                "png",
                Files.createDirectories(Path.of(where)).resolve(name + ".png").toFile());
    }
}
