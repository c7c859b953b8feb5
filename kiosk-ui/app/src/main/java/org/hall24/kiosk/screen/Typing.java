package org.hall24.kiosk.screen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.hall24.catalogue.Language;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/**
 * What the keyboard knows between two pictures: the text of the field in focus, and letters that are no characters yet. The flow
 * hears of every change; a finger is faster than a round trip, so while a field has the focus the text here leads.
 *
 * <p>Forgets everything as soon as another screen than a form is shown.
 */
final class Typing {
    /** Longer than the longest idiom that is typed in one go. */
    private static final int LETTERS_MAX = 40;

    /** What the keys mean. */
    enum Mode {
        PINYIN,
        DIGITS,
        ABC;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Pinyin pinyin;
    private final Consumer<Touch> finger;
    private final Runnable redraw;
    private Optional<Screen.Field> field = Optional.empty();
    private String value = "";
    private String letters = "";
    private List<Pinyin.Candidate> candidates = List.of();
    private int from;
    private Mode mode = Mode.PINYIN;
    private boolean capitals;

    Typing(Pinyin pinyin, Consumer<Touch> finger, Runnable redraw) {
        this.pinyin = pinyin;
        this.finger = finger;
        this.redraw = redraw;
    }

    /** Follows the focus of the form that is about to be drawn. */
    void follow(Screen screen, Language language) {
        var now = screen instanceof Screen.Form form
                ? form.fields().stream()
                        .filter(some -> some.id().equals(form.focus()) && some.kind() != Screen.FieldKind.CHOICE)
                        .findFirst()
                : Optional.<Screen.Field>empty();
        if (now.map(Screen.Field::id).equals(field.map(Screen.Field::id))) {
            return;
        }
        field = now;
        value = now.map(Screen.Field::value).orElse("");
        forgetLetters();
        capitals = false;
        mode = now.map(Screen.Field::kind)
                        .filter(kind -> kind == Screen.FieldKind.TEXT)
                        .isEmpty()
                ? Mode.DIGITS
                : language == Language.ZH ? Mode.PINYIN : Mode.ABC;
    }

    Optional<Screen.Field> field() {
        return field;
    }

    String value() {
        return value;
    }

    String letters() {
        return letters;
    }

    boolean capitals() {
        return capitals;
    }

    Mode mode() {
        return mode;
    }

    /** Candidates from the first one shown. */
    List<Pinyin.Candidate> candidates() {
        return candidates.subList(Math.min(from, candidates.size()), candidates.size());
    }

    boolean later() {
        return from > 0;
    }

    void choose(Mode next) {
        mode = next;
        forgetLetters();
        redraw.run();
    }

    void shift() {
        capitals = !capitals;
        redraw.run();
    }

    /** A letter while composing, or the character itself. */
    void type(String character) {
        if (mode == Mode.PINYIN
                && character.length() == 1
                && character.charAt(0) >= 'a'
                && character.charAt(0) <= 'z') {
            if (letters.length() < LETTERS_MAX) {
                compose(letters + character);
            }
            return;
        }
        takeFirst();
        append(character);
    }

    void space() {
        if (letters.isEmpty()) {
            append(" ");
        } else {
            takeFirst();
            redraw.run();
        }
    }

    void delete() {
        if (!letters.isEmpty()) {
            compose(letters.substring(0, letters.length() - 1));
        } else if (!value.isEmpty()) {
            edit(value.substring(0, value.offsetByCodePoints(value.length(), -1)));
        }
    }

    void clear() {
        forgetLetters();
        edit("");
    }

    /** Takes a candidate; letters it does not stand for stay. */
    void take(Pinyin.Candidate candidate) {
        var rest = letters.substring(Math.min(candidate.letters(), letters.length()));
        forgetLetters();
        append(candidate.word());
        if (!rest.isEmpty()) {
            compose(rest);
        }
    }

    void page(int step) {
        from = Math.max(0, from + step);
        redraw.run();
    }

    void firstPage() {
        from = 0;
        redraw.run();
    }

    /** What is still letters becomes what the first candidate says; without one the letters themselves. */
    void takeFirst() {
        if (letters.isEmpty()) {
            return;
        }
        var first = candidates.isEmpty() ? letters : candidates.getFirst().word();
        forgetLetters();
        append(first);
    }

    private void compose(String now) {
        letters = now;
        from = 0;
        candidates = now.isEmpty() ? List.of() : pinyin.candidates(now);
        redraw.run();
    }

    private void forgetLetters() {
        letters = "";
        from = 0;
        candidates = List.of();
    }

    private void append(String more) {
        int max = field.map(Screen.Field::max).orElse(0);
        var longer = value + more;
        if (longer.codePointCount(0, longer.length()) <= max) {
            edit(longer);
        } else {
            redraw.run();
        }
    }

    private void edit(String now) {
        value = now;
        field.ifPresent(some -> finger.accept(new Touch.Edit(some.id(), now)));
        redraw.run();
    }
}
