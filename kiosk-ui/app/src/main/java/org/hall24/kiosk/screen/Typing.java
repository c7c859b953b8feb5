package org.hall24.kiosk.screen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;
import org.hall24.journey.input.Candidate;
import org.hall24.journey.input.Composer;
import org.hall24.journey.input.PinyinDictionary;

/**
 * What the keyboard knows between two pictures: the text of the field in focus, and letters that are no characters yet. The flow
 * hears of every change; a finger is faster than a round trip, so while a field has the focus the text here leads.
 *
 * <p>Forgets everything as soon as a screen comes on which nothing is typed.
 */
final class Typing {
    /** What the keys mean. */
    enum Mode {
        PINYIN,
        DIGITS,
        ABC;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Supplier<PinyinDictionary> dictionary;
    private final Consumer<Touch> finger;
    private final Runnable redraw;
    private Optional<Screen.Field> field = Optional.empty();
    private Composer composer = new Composer(PinyinDictionary.EMPTY, 0);
    private int from;
    private Mode mode = Mode.PINYIN;
    private boolean capitals;
    private Optional<String> choosing = Optional.empty();
    private boolean onForm;
    private final Echo echo = new Echo();

    /** @param dictionary the one to use from now on; it may arrive later than the first picture */
    Typing(Supplier<PinyinDictionary> dictionary, Consumer<Touch> finger, Runnable redraw) {
        this.dictionary = dictionary;
        this.finger = finger;
        this.redraw = redraw;
    }

    /** Follows the focus of the form that is about to be drawn. */
    void follow(Screen screen, Language language) {
        if (screen instanceof Screen.Form form) {
            if (!onForm) {
                onForm = true;
                choosing = unanswered(form);
            }
        } else {
            onForm = false;
            choosing = Optional.empty();
        }
        var now = switch (screen) {
            case Screen.Form form -> typed(form);
            case Screen.SmsCode code -> Optional.of(digits(code));
            default -> Optional.<Screen.Field>empty();
        };
        if (now.map(Screen.Field::id).equals(field.map(Screen.Field::id))) {
            if (screen instanceof Screen.SmsCode code && !echo.knows(code.typed())) {
                composer.begin(code.typed());
            }
            return;
        }
        echo.begin(now.map(Screen.Field::value).orElse(""));
        field = now;
        composer.clear();
        composer = new Composer(dictionary.get(), now.map(Screen.Field::max).orElse(0));
        now.ifPresent(some -> composer.begin(some.value()));
        from = 0;
        capitals = false;
        mode = now.map(Screen.Field::kind)
                        .filter(kind -> kind == Screen.FieldKind.TEXT)
                        .isEmpty()
                ? Mode.DIGITS
                : language == Language.ZH ? Mode.PINYIN : Mode.ABC;
    }

    /** A one-time code is typed like a field of a form. */
    private static Screen.Field digits(Screen.SmsCode code) {
        var nothing = Phrase.literal("");
        return new Screen.Field(
                "code", nothing, nothing, Screen.FieldKind.DIGITS, code.typed(), false, List.of(), code.digits());
    }

    private Optional<Screen.Field> typed(Screen.Form form) {
        return form.fields().stream()
                .filter(some -> some.id().equals(open(form)) && some.kind() != Screen.FieldKind.CHOICE)
                .findFirst();
    }

    private static Optional<String> unanswered(Screen.Form form) {
        return form.fields().stream()
                .filter(some -> some.kind() == Screen.FieldKind.CHOICE
                        && some.choices().stream().noneMatch(Screen.Choice::chosen))
                .map(Screen.Field::id)
                .findFirst();
    }

    /** The field that is open: a question with its choices, or the one the flow gave the focus. */
    String open(Screen.Form form) {
        return choosing.orElse(form.focus());
    }

    /** Opens a field. */
    void open(Screen.Field wanted) {
        settle();
        choosing = wanted.kind() == Screen.FieldKind.CHOICE ? Optional.of(wanted.id()) : Optional.empty();
        if (choosing.isEmpty()) {
            finger.accept(new Touch.Focus(wanted.id()));
        }
        redraw.run();
    }

    /** A choice was made: the question closes, and the next open one opens. */
    void chosen(Screen.Form form, Screen.Field question, Screen.Choice choice) {
        choosing = unanswered(form).filter(id -> !id.equals(question.id()));
        finger.accept(new Touch.Choose(question.id(), choice.id()));
        redraw.run();
    }

    Optional<Screen.Field> field() {
        return field;
    }

    String value() {
        return composer.text();
    }

    String letters() {
        return composer.letters();
    }

    boolean capitals() {
        return capitals;
    }

    Mode mode() {
        return mode;
    }

    /** Candidates from the first one shown. */
    List<Candidate> candidates() {
        var all = composer.candidates();
        return all.subList(Math.min(from, all.size()), all.size());
    }

    boolean later() {
        return from > 0;
    }

    void choose(Mode next) {
        composer.settle();
        mode = next;
        edited();
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
            composer.letter(character.charAt(0));
            from = 0;
            redraw.run();
        } else {
            composer.put(character);
            edited();
        }
    }

    /** Takes the first candidate while composing, else a space. */
    void space() {
        if (composer.letters().isEmpty()) {
            composer.put(" ");
        } else {
            composer.settle();
        }
        edited();
    }

    void delete() {
        composer.delete();
        edited();
    }

    void clear() {
        composer.clear();
        edited();
    }

    /** Takes a candidate of those shown; letters it does not stand for stay. */
    void take(int shown) {
        composer.choose(from + shown);
        edited();
    }

    void page(int step) {
        from = Math.max(0, from + step);
        redraw.run();
    }

    void firstPage() {
        from = 0;
        redraw.run();
    }

    /** What is still letters becomes what the best candidates say, before the form is left. */
    void settle() {
        if (!composer.letters().isEmpty()) {
            composer.settle();
            edited();
        }
    }

    private void edited() {
        from = 0;
        field.ifPresent(some -> {
            echo.sent(composer.text());
            finger.accept(new Touch.Edit(some.id(), composer.text()));
        });
        redraw.run();
    }
}
