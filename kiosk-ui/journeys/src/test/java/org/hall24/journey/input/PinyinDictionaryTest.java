package org.hall24.journey.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinDictionaryTest {
    private static PinyinDictionary dictionary = PinyinDictionary.EMPTY;

    @BeforeAll
    static void readTheShippedOne() throws IOException {
        var assets = Path.of(System.getProperty("hall24.assets", "no assets: run ./hall24 setup"));
        try (var reader = Files.newBufferedReader(assets.resolve("pinyin/pinyin_simp.dict.yaml"))) {
            dictionary = PinyinDictionary.read(reader);
        }
    }

    @Test
    void holdsTheWholeDictionary() {
        assertThat(dictionary.size()).isBetween(60_000, 70_000);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "zixun, 咨询",
        "zilaishui, 自来水",
        "zhongguo, 中国",
        "womenxiaoqumeiyoulu, 我们小区没有路",
        "dianti, 电梯",
        "zhongg, 中国",
        "nver, 女儿",
        "xiexie, 谢谢",
        "lu, 路",
        "ludengxiuhaole, 路灯修好了",
    })
    void findsWhatPeopleMean(String letters, String word) {
        assertThat(dictionary.candidates(letters)).extracting(Candidate::word).contains(word);
    }

    @ParameterizedTest(name = "{0} → {1} first")
    @CsvSource({"zixun, 咨询", "zhongguo, 中国", "wo, 我", "de, 的", "xian, 先", "zhengwu, 政务"})
    void putsTheLikeliestFirst(String letters, String word) {
        assertThat(dictionary.candidates(letters).getFirst()).isEqualTo(new Candidate(word, letters.length()));
    }

    @Test
    void offersSingleCharactersForTheFirstSyllableToo() {
        var candidates = dictionary.candidates("yuanqu");

        assertThat(candidates).contains(new Candidate("园区", 6), new Candidate("元", 4), new Candidate("苑", 4));
    }

    @Test
    void bothReadingsOfXianAreThere() {
        assertThat(dictionary.candidates("xian")).extracting(Candidate::word).contains("先", "县", "西安");
    }

    @Test
    void lettersThatMeanNothingFindNothing() {
        assertThat(dictionary.candidates("")).isEmpty();
        assertThat(dictionary.candidates("v")).isEmpty();
        assertThat(dictionary.candidates("???")).isEmpty();
        assertThat(PinyinDictionary.EMPTY.candidates("wo")).isEmpty();
    }

    @Test
    void anyLettersAreAnsweredWithinTheBounds() {
        long seed = 20261122;
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + seed);
        var chance = new Random(seed);
        for (int round = 0; round < 400; round++) {
            var letters = new StringBuilder();
            for (int i = chance.nextInt(60); i > 0; i--) {
                letters.append((char) ('a' + chance.nextInt(26)));
            }

            var candidates = dictionary.candidates(letters.toString());

            assertThat(candidates)
                    .hasSizeLessThanOrEqualTo(PinyinDictionary.CANDIDATES_MAX)
                    .allSatisfy(candidate -> {
                        assertThat(candidate.letters())
                                .isBetween(1, Math.min(letters.length(), PinyinDictionary.LETTERS_MAX));
                        assertThat(candidate.word()).isNotEmpty();
                    });
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = """
            'name: x',               no line "..."
            '...|word only',         line 2
            '...|字|zi',             line 2
            '...|字/zi/many',        the weight must be a number
            """)
    void namesTheLineOfAFileThatIsNoDictionary(String file, String sentence) {
        var text = file.replace('|', '\n').replace('/', '\t');

        assertThatThrownBy(() -> PinyinDictionary.read(new StringReader(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence);
    }
}
