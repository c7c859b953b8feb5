package org.hall24.demo.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.hall24.demo.privacy.LeakFinder.Sought;
import org.hall24.people.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakFinderTest {
    private static final long SEED = 24;

    private static final Path FONTS = Path.of(Objects.requireNonNull(System.getProperty("hall24.assets")), "fonts");

    @TempDir
    Path folder;

    @Test
    void findsTheCanaryInEveryForm() throws Exception {
        var canaries = Canaries.plant(folder, FONTS, new SplittableRandom(SEED));
        var finder = LeakFinder.of(List.of(Canaries.BIRD), FONTS);

        finder.search(folder);

        assertThat(canaries.missedBy(finder.hits())).isEmpty();
        assertThat(canaries.overlookedBy(Leftovers.in(folder.resolve("left")))).isEmpty();
        assertThat(canaries.overlookedBy(List.of())).hasSameSizeAs(Leftovers.kinds());
        assertThat(canaries.count()).isGreaterThan(4 * 9 + 1 + 7 + 2 + 4 + 5);
    }

    @Test
    void everyFormOfEveryPersonIsFoundPlain() throws Exception {
        var glyphs = Glyphs.in(FONTS);
        var needles = LeakFinder.everybody().stream()
                .flatMap(sought -> Forms.of(sought.whose(), sought.text(), glyphs).stream())
                .toList();
        var file = folder.resolve("all");
        try (var out = Files.newOutputStream(file)) {
            for (var needle : needles) {
                out.write(needle.bytes().copy());
                out.write(0);
            }
        }
        var found = new java.util.HashSet<String>();
        new Haystack(needles)
                .search(
                        "all",
                        java.nio.ByteBuffer.wrap(Files.readAllBytes(file)),
                        hit -> found.add(hit.whose() + hit.form()));

        assertThat(needles).hasSizeGreaterThan(600).allMatch(needle -> found.contains(needle.whose() + needle.form()));
    }

    @Test
    void saysNoneWhereNothingIs() throws Exception {
        var chaff = new byte[3_000_000];
        new SplittableRandom(SEED).nextBytes(chaff);
        Files.write(folder.resolve("chaff"), chaff);
        Files.writeString(folder.resolve("log"), "case YS-0007-000036-4 accepted; 演示市 示范区 言** 9****************9");
        var finder = LeakFinder.of(LeakFinder.everybody(), FONTS);

        finder.search(folder);

        assertThat(finder.hits()).isEmpty();
        assertThat(finder.searched()).hasSize(2);
        assertThat(finder.bytes()).isGreaterThan(3_000_000);
    }

    @Test
    void namesThePersonAndThePlaceAndNeverTheValue() throws Exception {
        var person = People.shipped().people().getFirst();
        Files.writeString(folder.resolve("log"), "served " + person.name(), StandardCharsets.UTF_16LE);
        var finder = LeakFinder.of(LeakFinder.everybody(), FONTS);

        finder.search(folder);

        assertThat(finder.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.whose()).isEqualTo("R-01 name");
            assertThat(hit.form()).isEqualTo("utf-16le");
            assertThat(hit.offset()).isEqualTo(14);
            assertThat(hit.toString()).doesNotContain(person.name());
        });
    }

    @Test
    void aPieceOfALongTextIsFoundByItsBeginningOrItsEnd() throws Exception {
        var text = "我家门前的路灯坏了三个星期了请派人来修一修谢谢你们";
        Files.writeString(folder.resolve("beginning"), text.substring(0, 14));
        Files.writeString(folder.resolve("end"), text.substring(12));
        var finder = LeakFinder.of(List.of(new Sought("typed text", text)), FONTS);

        finder.search(folder);

        assertThat(finder.hits()).extracting(Hit::place).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aNameDrawnInAPdfIsFoundByItsTextAndByItsGlyphs() throws Exception {
        var person = People.shipped().byId("R-01").orElseThrow();
        Files.write(folder.resolve("paper.pdf"), DrawnBird.certificate(FONTS, "申请人姓名：" + person.name() + "核对无误"));
        var finder = LeakFinder.of(LeakFinder.everybody(), FONTS);

        finder.search(folder);

        assertThat(finder.hits())
                .extracting(Hit::whose)
                .contains("R-01 name")
                .allMatch(whose -> whose.equals("R-01 name"));
        assertThat(finder.hits()).extracting(Hit::place).anyMatch(place -> place.contains(" > pdf text@"));
        assertThat(finder.texts()).isEqualTo(1);
    }

    @Test
    void aTextLeftWhereNoPictureMayBeIsNoPicture() throws Exception {
        Files.writeString(folder.resolve("log"), "PNG, PDF and BM are words too");

        assertThat(Leftovers.in(folder)).isEmpty();
        assertThat(Leftovers.any(folder, "spool")).hasSize(1);
        assertThat(Leftovers.any(folder.resolve("none"), "spool")).isEmpty();
    }

    @Test
    void base64LettersDoNotDependOnWhatStandsAround() {
        var raw = "言之澄".getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            var around = new byte[before + raw.length + 4];
            java.util.Arrays.fill(around, (byte) 0xA5);
            System.arraycopy(raw, 0, around, before, raw.length);

            assertThat(Base64.getEncoder().encodeToString(around))
                    .contains(Forms.inside(Base64.getEncoder(), raw, before));
        }
    }
}
