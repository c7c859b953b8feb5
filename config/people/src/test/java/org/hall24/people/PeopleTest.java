package org.hall24.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Test
    void everyNumberHasItsCheckDigitAndARegionThatDoesNotExist() {
        assertThat(People.shipped().people()).hasSizeGreaterThanOrEqualTo(9).allSatisfy(person -> {
            assertThat(person.number()).startsWith("990000").hasSize(18);
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += (person.number().charAt(i) - '0') * WEIGHTS[i];
            }
            assertThat(person.number().charAt(17)).isEqualTo("10X98765432".charAt(sum % 11));
        });
    }

    @Test
    void everyNameIsLongEnoughThatAHitOfTheLeakFinderIsNoAccident() {
        assertThat(People.shipped().people())
                .allSatisfy(person -> assertThat(
                                person.name().codePointCount(0, person.name().length()))
                        .isGreaterThanOrEqualTo(3));
    }

    @Test
    void noNameIsAWordOfThePinyinDictionary() throws Exception {
        var dictionary = Path.of(System.getProperty("hall24.assets"), "pinyin", "pinyin_simp.dict.yaml");
        try (var lines = Files.lines(dictionary)) {
            var words = lines.map(line -> line.split("\t", 2)[0]).collect(Collectors.toSet());
            assertThat(words).hasSizeGreaterThan(10_000);
            assertThat(People.shipped().people())
                    .allSatisfy(person -> assertThat(words).doesNotContain(person.name()));
        }
    }

    @Test
    void somebodyHasTheLongestNameACardHolds() {
        var name = People.shipped().byId("R-06").orElseThrow().name();

        assertThat(name.codePointCount(0, name.length())).isEqualTo(15);
        assertThat(name).contains("·");
    }

    @Test
    void everyRowIsOfAKnownRegionAndHasItsOwnId() {
        var regions = People.shipped().regions().stream().map(Region::id).toList();
        var ids = new HashSet<String>();
        for (var person : People.shipped().people()) {
            person.fund().forEach(row -> {
                assertThat(regions).contains(row.region());
                assertThat(ids.add(row.id())).isTrue();
                assertThat(row.number()).matches("[0-9]{12}");
            });
            person.insurance().forEach(row -> assertThat(regions).contains(row.region()));
            person.titles().forEach(row -> {
                assertThat(regions).contains(row.region());
                assertThat(ids.add(row.id())).isTrue();
            });
        }
    }

    @Test
    void aCardIsFoundByItsIdAndAPersonByNumber() {
        var person = People.shipped().byId("R-01").orElseThrow();

        assertThat(People.shipped().byNumber(person.number())).contains(person);
        assertThat(People.shipped().byId("R-99")).isEmpty();
    }
}
