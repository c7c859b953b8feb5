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
        assertThat(People.shipped().people()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(person -> {
            if (person.kind().equals("foreigner-2017")) {
                assertThat(person.number()).matches("UTO9900[0-9]{8}");
                assertThat(person.number()).endsWith(checkDigitOfIcao(person.number()));
            } else {
                assertThat(person.number()).startsWith("990000").hasSize(18);
                assertThat(person.number()).endsWith(checkDigit(person.number()));
            }
        });
    }

    /** GB 11643; foreigners' numbers of 2023 have the same. */
    private static String checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return "10X98765432".substring(sum % 11, sum % 11 + 1);
    }

    /** ICAO 9303: weights 7, 3, 1, letters from A = 10 on. The specimen PAK310080010103 has it. */
    private static String checkDigitOfIcao(String number) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += Character.digit(number.charAt(i), 36) * new int[] {7, 3, 1}[i % 3];
        }
        return Integer.toString(sum % 10);
    }

    @Test
    void theFormulaForForeignersIsThatOfThePublishedSpecimen() {
        assertThat("PAK310080010103").endsWith(checkDigitOfIcao("PAK310080010103"));
    }

    @Test
    void everyKindOfCardHasAHolderAndItsChipMeansSomebody() {
        var people = People.shipped();

        assertThat(people.people())
                .extracting(Person::kind)
                .contains("resident", "hk-macao-taiwan", "foreigner-2017", "foreigner-2023", "unknown");
        assertThat(people.chips()).allSatisfy(chip -> {
            assertThat(people.byId(chip.person())).isPresent();
            assertThat(chip.english().length()).isLessThanOrEqualTo(46);
        });
        assertThat(people.chip(people.byId("R-01").orElseThrow()).newAddress()).isEmpty();
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
