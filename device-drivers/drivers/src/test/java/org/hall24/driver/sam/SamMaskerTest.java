package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.hall24.device.link.Masker.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamMaskerTest {
    private static final long SEED = 20_261_127L;
    private static final byte[] READ = SamFrame.request(0x30, 0x01);
    private static final byte[] SELECT = SamFrame.request(0x20, 0x02);
    private static final byte[] SAM_ID = SamFrame.request(0x12, 0xFF);
    private static final List<String> CANARIES = List.of("欧阳𠮷麟", "990000198506150029", "演示市桃源路七号", "演示市公安局桃源分局");

    /** Nobody's number, of digits that the text of nobody does not have. */
    private static final String DIGITS = "876538765387653876";

    /** An answer with that much data. */
    private static byte[] answer(byte[] data) {
        var frame = new byte[5 + 2 + 3 + data.length + 1];
        System.arraycopy(READ, 0, frame, 0, 5);
        int length = data.length + 4;
        frame[5] = (byte) (length >> 8);
        frame[6] = (byte) length;
        frame[9] = (byte) 0x90;
        System.arraycopy(data, 0, frame, 10, data.length);
        for (int i = 5; i < frame.length - 1; i++) {
            frame[frame.length - 1] ^= frame[i];
        }
        return frame;
    }

    private static byte[] card() {
        var data = new byte[4 + 256 + 1_024];
        data[0] = 1;
        data[2] = 4;
        int at = 4;
        for (var canary : CANARIES) {
            byte[] text = canary.getBytes(StandardCharsets.UTF_16LE);
            System.arraycopy(text, 0, data, at, text.length);
            at += 60;
        }
        Arrays.fill(data, 260, data.length, (byte) 0x5A);
        return data;
    }

    /** Masks in pieces as a line cuts them. */
    private static byte[] masked(SamMasker masker, byte[] bytes, SplittableRandom chance) {
        var all = bytes.clone();
        int at = 0;
        while (at < all.length) {
            int count = Math.min(all.length - at, 1 + chance.nextInt(200));
            var piece = Arrays.copyOfRange(all, at, at + count);
            masker.mask(Direction.FROM_DEVICE, piece, count);
            System.arraycopy(piece, 0, all, at, count);
            at += count;
        }
        return all;
    }

    private static void ask(SamMasker masker, byte[] request) {
        var said = request.clone();
        masker.mask(Direction.TO_DEVICE, said, said.length);
        assertThat(said).isEqualTo(request);
    }

    private static void assertNobodyIn(byte[] bytes) {
        for (var canary : CANARIES) {
            for (var encoding :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("GB18030"))) {
                var hay = new String(bytes, StandardCharsets.ISO_8859_1);
                assertThat(hay).doesNotContain(new String(canary.getBytes(encoding), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("ZZZZ");
    }

    @Test
    void aCardBecomesNobodysAndTheFrameStaysIntact() {
        var chance = new SplittableRandom(SEED);
        for (int i = 0; i < 50; i++) {
            var masker = new SamMasker();
            ask(masker, READ);
            byte[] out = masked(masker, answer(card()), chance);

            assertNobodyIn(out);
            int length = ((out[5] & 0xFF) << 8) | (out[6] & 0xFF);
            assertThat(SamFrame.parse(out, 5, length)).isPresent();
        }
    }

    @Test
    void anAnswerThatWasDamagedStaysDamaged() {
        var masker = new SamMasker();
        byte[] frame = answer(card());
        frame[40] ^= 0x10;
        ask(masker, READ);
        byte[] out = masked(masker, frame, new SplittableRandom(SEED));

        assertThat(SamFrame.parse(out, 5, 4 + 256 + 1_024 + 4)).isEmpty();
        assertNobodyIn(out);
    }

    @Test
    void noiseAndTheRestOfAnAnswerNobodyWaitsForAreEmptied() {
        var masker = new SamMasker();
        byte[] frame = answer(card());
        ask(masker, READ);
        masked(masker, Arrays.copyOf(frame, 30), new SplittableRandom(SEED));
        ask(masker, READ);

        byte[] rest = masked(masker, Arrays.copyOfRange(frame, 30, frame.length), new SplittableRandom(SEED));

        assertThat(rest).containsOnly(0);
    }

    @Test
    void afterNoiseTheNextAnswerIsKnownAgain() {
        var masker = new SamMasker();
        ask(masker, READ);
        byte[] noise = {0x55, (byte) 0xAA, 0x12, (byte) 0xAA, (byte) 0xAA};
        var both = Arrays.copyOf(noise, noise.length + 10 + 4 + 256 + 1_024 + 1);
        System.arraycopy(answer(card()), 0, both, noise.length, both.length - noise.length);

        byte[] out = masked(masker, both, new SplittableRandom(SEED));

        assertNobodyIn(out);
        assertThat(SamFrame.parse(out, noise.length + 5, 4 + 256 + 1_024 + 4)).isPresent();
    }

    @Test
    void theModulesOwnNumberStaysAndACardsDoesNot() {
        byte[] data = {5, 0, 1, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};
        var masker = new SamMasker();
        ask(masker, SAM_ID);
        byte[] told = masked(masker, answer(data), new SplittableRandom(SEED));
        ask(masker, SELECT);
        byte[] serial = masked(masker, answer(Arrays.copyOf(data, 8)), new SplittableRandom(SEED));

        assertThat(told).isEqualTo(answer(data));
        assertThat(serial).isEqualTo(answer(new byte[8]));
    }

    @Test
    void anAnswerOfALengthThatTheCommandNeverHasIsEmptied() {
        var masker = new SamMasker();
        ask(masker, SELECT);

        byte[] out = masked(masker, answer(new byte[] {1, 2, 3, 4, 5}), new SplittableRandom(SEED));

        assertThat(Arrays.copyOfRange(out, 6, out.length)).containsOnly(0);
    }

    /**
     * A line that loses any bytes, once, on the way to the end of the text. What comes before the gap is masked as if there were none, and behind
     * the text there is nothing of name and number: so these are all sessions with one gap.
     */
    @ParameterizedTest
    @ValueSource(strings = {"欧阳𠮷麟", "ZHENGJIAN, YANGBEN"})
    void noGapAnywhereLeavesACharacterOfTheNameOrADigitOfTheNumber(String name) {
        byte[] find = answer(new byte[4]);
        find[9] = (byte) 0x9F;
        byte[] select = answer(new byte[8]);
        byte[] card = answer(cardOf(name));
        int textEnd = find.length + select.length + 14 + 256;
        var all = Arrays.copyOf(find, textEnd);
        System.arraycopy(select, 0, all, find.length, select.length);
        System.arraycopy(card, 0, all, find.length + select.length, 14 + 256);
        var requests = Map.of(0, SamFrame.request(0x20, 0x01), find.length, SELECT, find.length + select.length, READ);
        var personal =
                (name + DIGITS).chars().filter(each -> each > ' ').boxed().collect(Collectors.toSet());

        for (int from = 0; from < textEnd; from++) {
            for (int to = from; to <= textEnd; to++) {
                assertNothingOf(personal, withGap(all, requests, from, to), from, to);
            }
        }
    }

    private static byte[] cardOf(String name) {
        var data = new byte[4 + 256 + 1_024];
        data[0] = 1;
        data[2] = 4;
        var text = (name + " ".repeat(122)).substring(0, 61) + DIGITS.repeat(3) + " ".repeat(13);
        System.arraycopy(text.getBytes(StandardCharsets.UTF_16LE), 0, data, 4, 256);
        return data;
    }

    /** What a recording has of the session when the bytes from one place to another never came. */
    private static byte[] withGap(byte[] all, Map<Integer, byte[]> requests, int from, int to) {
        var masker = new SamMasker();
        var recorded = new byte[all.length - (to - from)];
        var one = new byte[1];
        int count = 0;
        for (int at = 0; at < all.length; at++) {
            var request = requests.get(at);
            if (request != null) {
                masker.mask(Direction.TO_DEVICE, request.clone(), request.length);
            }
            if (at < from || at >= to) {
                one[0] = all[at];
                masker.mask(Direction.FROM_DEVICE, one, 1);
                recorded[count++] = one[0];
            }
        }
        return recorded;
    }

    private static void assertNothingOf(Set<Integer> characters, byte[] recorded, int from, int to) {
        for (int i = 1; i < recorded.length; i++) {
            int character = (recorded[i - 1] & 0xFF) | ((recorded[i] & 0xFF) << 8);
            if (characters.contains(character)) {
                fail("without the bytes from %d to %d the recording has U+%04X at %d", from, to, character, i - 1);
            }
        }
    }
}
