package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.catalogue.FormField;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;

/** The form: what the card said, locked, and what the matter asks. */
final class FormFlow {
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");

    /** Nobody types these on our keyboard; they would break lines on paper and at the department. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Hall hall;
    private final Visit visit;

    FormFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Whether the form is complete; false = the person went back. */
    boolean run() throws Departure, InterruptedException {
        var focus = visit.matter().fields().stream()
                .filter(field -> field.type() != FormField.Type.CHOICE)
                .findFirst()
                .map(FormField::id)
                .orElse("");
        while (true) {
            var complaint = complaint(visit);
            switch (hall.dialogue().ask(screen(focus, complaint), visit.at(Matter.Step.FORM), Frame.Foot.ALL)) {
                case Touch.Back _ -> {
                    return false;
                }
                case Touch.Go _ -> {
                    if (complaint.isEmpty()) {
                        return true;
                    }
                }
                case Touch.Focus(var id) -> focus = typed(id).map(FormField::id).orElse(focus);
                case Touch.Edit(var id, var value) ->
                    typed(id).ifPresent(field -> visit.answer(id, tidy(field, value)));
                case Touch.Choose(var id, var choice) -> choose(id, choice);
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private Optional<FormField> typed(String id) {
        return visit.matter().fields().stream()
                .filter(field -> field.id().equals(id) && field.type() != FormField.Type.CHOICE)
                .findFirst();
    }

    private void choose(String id, String choice) {
        visit.matter().fields().stream()
                .filter(field -> field.id().equals(id) && field.choices().contains(choice))
                .forEach(field -> visit.answer(id, choice));
    }

    /** What a field keeps of what was typed into it. */
    static String tidy(FormField field, String value) {
        var kept = switch (field.type()) {
            case MOBILE -> NO_DIGITS.matcher(value).replaceAll("");
            case TEXT, CHOICE -> CONTROL.matcher(value).replaceAll("");
        };
        int points = Math.min(field.max(), kept.codePointCount(0, kept.length()));
        return kept.substring(0, kept.offsetByCodePoints(0, points));
    }

    /** What is still missing or wrong, the first of it; empty when the form is complete. */
    static Optional<Phrase> complaint(Visit visit) {
        for (var field : visit.matter().fields()) {
            var answer = visit.answer(field.id());
            if (field.optional() && answer.isEmpty()) {
                continue;
            }
            switch (field.type()) {
                case CHOICE -> {
                    if (answer.isEmpty()) {
                        return Optional.of(Phrase.of("complaint.choose", field.label()));
                    }
                }
                case TEXT -> {
                    if (answer.isBlank()) {
                        return Optional.of(Phrase.of("complaint.write", field.label()));
                    }
                }
                case MOBILE -> {
                    if (!MOBILE.matcher(answer).matches()) {
                        return Optional.of(Phrase.of("complaint.mobile"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Screen.Form screen(String focus, Optional<Phrase> complaint) {
        var fields = new ArrayList<Screen.Field>();
        fields.add(locked("name", Mask.ownName(visit.holder().name())));
        fields.add(locked("number", Mask.ownNumber(visit.holder().number())));
        visit.matter().fields().forEach(field -> fields.add(field(field)));
        return new Screen.Form(visit.matter().formTitle(), fields, focus, complaint);
    }

    /** Where name and number come from. */
    private String source() {
        return visit.identity()
                .map(known -> switch (known) {
                    case Identity.Code _ -> "form.from-code";
                    case Identity.Card(var _, var medium) ->
                        medium == Identity.Medium.ID_CARD ? "form.from-card" : "form.from-chip";
                })
                .orElse("form.from-code");
    }

    private Screen.Field locked(String id, String value) {
        return new Screen.Field(
                id,
                Phrase.of("form." + id),
                Phrase.of(source()),
                Screen.FieldKind.TEXT,
                value,
                true,
                List.of(),
                value.codePointCount(0, value.length()));
    }

    private Screen.Field field(FormField field) {
        var answer = visit.answer(field.id());
        var choices = field.choices().stream()
                .map(choice -> new Screen.Choice(
                        choice, field.choice(choice), field.choiceNote(choice), true, choice.equals(answer)))
                .toList();
        var kind = switch (field.type()) {
            case CHOICE -> Screen.FieldKind.CHOICE;
            case TEXT -> Screen.FieldKind.TEXT;
            case MOBILE -> Screen.FieldKind.DIGITS;
        };
        return new Screen.Field(field.id(), field.label(), field.hint(), kind, answer, false, choices, field.max());
    }
}
