package org.hall24.demo.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.hall24.demo.paper.Legibility.Kind;
import org.hall24.demo.paper.Legibility.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegibilityTest {
    @TempDir
    Path folder;

    @Test
    void aStrangerReadsWhatStandsThereAndNothingElse() throws Exception {
        var picture = folder.resolve("receipt.png");
        draw(picture, "办件回执", "受理编号 YS-0007-000036-4", "余额 86,234.56 元");

        var found = Legibility.read(List.of(
                new Wanted(
                        Kind.SCREEN,
                        "all",
                        picture,
                        List.of("YS-0007-000036-4", "86,234.56"),
                        List.of("Receipt", "办件回执")),
                new Wanted(Kind.SCREEN, "another amount", picture, List.of("办件回执", "86,234.65"), List.of()),
                new Wanted(Kind.SCREEN, "another number", picture, List.of("YS-0007-000063-4"), List.of()),
                new Wanted(Kind.RECEIPT, "another title", picture, List.of(), List.of("Receipt", "收据")),
                new Wanted(Kind.RECEIPT, "a receipt", picture, List.of(), List.of("办件回执"))));

        assertThat(found.pictures()).isEqualTo(5);
        assertThat(found.read()).isEqualTo(2);
        assertThat(found.screens()).isEqualTo(1);
        assertThat(found.missed())
                .containsExactlyInAnyOrder(
                        new Legibility.Missed("another amount", List.of("86,234.65")),
                        new Legibility.Missed("another number", List.of("YS-0007-000063-4")),
                        new Legibility.Missed("another title", List.of("Receipt", "收据")));
    }

    @Test
    void whiteSpaceAndTheWidthOfLettersDoNotCount() {
        assertThat(Eye.bare("对方系统　暂时 没有响应（１）")).isEqualTo("对方系统暂时没有响应(1)");
    }

    private static void draw(Path picture, String... lines) throws Exception {
        var assets = Path.of(Objects.requireNonNull(System.getProperty("hall24.assets")));
        var font = Font.createFont(
                        Font.TRUETYPE_FONT,
                        assets.resolve("fonts/NotoSansSC_400Regular.ttf").toFile())
                .deriveFont(32f);
        var image = new BufferedImage(576, 80 + 60 * lines.length, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, image.getWidth(), image.getHeight());
        brush.setColor(Color.BLACK);
        brush.setFont(font);
        for (int i = 0; i < lines.length; i++) {
            brush.drawString(lines[i], 30, 70 + 60 * i);
        }
        brush.dispose();
        ImageIO.write(image, "png", picture.toFile());
    }
}
