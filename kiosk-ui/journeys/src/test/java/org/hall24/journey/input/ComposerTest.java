package org.hall24.journey.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final String WORDS = """
            ---
            name: small
            ...
            路灯	lu deng	50
            路	lu	30
            灯	deng	20
            不	bu	90
            𠮷	ji	1
            """;

    private Composer composer = new Composer(PinyinDictionary.EMPTY, 4);

    @BeforeEach
    void readTheSmallDictionary() throws IOException {
        composer = new Composer(PinyinDictionary.read(new StringReader(WORDS)), 4);
    }

    @Test
    void lettersBecomeTheChosenCharactersAndTheRestStays() {
        type("ludengbu");

        assertThat(composer.candidates()).extracting(Candidate::word).startsWith("路灯不", "路灯", "路");
        composer.choose(1);
        assertThat(composer.text()).isEqualTo("路灯");
        assertThat(composer.letters()).isEqualTo("bu");
    }

    @Test
    void aDigitSettlesTheLettersBeforeIt() {
        type("lu");
        composer.put("7");

        assertThat(composer.text()).isEqualTo("路7");
        assertThat(composer.letters()).isEmpty();
    }

    @Test
    void lettersThatMeanNothingAreTakenAsTyped() {
        type("vx");
        composer.settle();

        assertThat(composer.text()).isEqualTo("vx");
    }

    @Test
    void deletingTakesLettersFirstThenWholeCharacters() {
        composer.begin("路𠮷");
        type("lu");
        composer.delete();
        assertThat(composer.letters()).isEqualTo("l");
        composer.delete();
        composer.delete();

        assertThat(composer.text()).isEqualTo("路");
        composer.delete();
        composer.delete();
        assertThat(composer.text()).isEmpty();
    }

    @Test
    void holdsNoMoreCodePointsThanTheFieldMay() {
        composer.begin("𠮷𠮷𠮷𠮷𠮷");

        assertThat(composer.text().codePointCount(0, composer.text().length())).isEqualTo(4);
        composer.put("路");
        composer.letter('l');
        assertThat(composer.text()).isEqualTo("𠮷𠮷𠮷𠮷");
        assertThat(composer.letters()).isEmpty();
    }

    @Test
    void keepsNothingAfterClearing() {
        composer.begin("路灯");
        type("deng");
        composer.clear();

        assertThat(composer.text()).isEmpty();
        assertThat(composer.letters()).isEmpty();
        assertThat(composer.candidates()).isEmpty();
    }

    @Test
    void aPlaceWithoutCandidateChangesNothing() {
        type("lu");
        composer.choose(99);
        composer.choose(-1);
        composer.letter('7');

        assertThat(composer.letters()).isEqualTo("lu");
        assertThat(composer.text()).isEmpty();
    }

    @Test
    void aDictionaryThatComesLaterIsUsedAtOnce() throws IOException {
        var early = new Composer(PinyinDictionary.EMPTY, 4);
        early.letter('l');
        early.letter('u');
        assertThat(early.candidates()).isEmpty();

        early.dictionary(PinyinDictionary.read(new StringReader(WORDS)));
        assertThat(early.candidates()).extracting(Candidate::word).contains("路");
    }

    private void type(String letters) {
        letters.chars().forEach(letter -> composer.letter((char) letter));
    }
}
