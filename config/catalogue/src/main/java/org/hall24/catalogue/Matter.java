package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One thing a person can have done here, as this region offers it.
 *
 * @param id such as {@code appeal.hotline}; never changes once published
 * @param open whether it can be done today; a closed one is listed nowhere on the screen
 * @param home its place among the hot matters of the home screen, from 1; empty = not there
 * @param block the one large character that stands for it
 * @param minutes how long it usually takes a person
 * @param slot whether a place and a time are held live before review
 * @param materials what to bring, by id
 * @param devices what it uses at the terminal, by word; {@code idcard} and {@code receipt} are those of the device roles
 */
public record Matter(
        String id,
        Verb verb,
        Kind kind,
        Department department,
        IdentityLevel level,
        boolean open,
        OptionalInt home,
        String block,
        int minutes,
        boolean slot,
        List<FormField> fields,
        List<String> materials,
        List<String> devices,
        Offline offline) {

    /** What sort of matter. */
    public enum Kind {
        QUERY,
        PRINT,
        APPLY,
        PAY,
        BOOK,
        RENEW,
        CERTIFY,
        APPEAL
    }

    /** What becomes of it without network. */
    public enum Offline {
        /** Kept here and delivered later: 已收存，联网后送达. */
        ACCEPT_AND_FORWARD,
        /** Not done; a clear card says why and where else. */
        REFUSE_AND_EXPLAIN
    }

    /** The steps of a journey, in their order. */
    public enum Step {
        CONSENT,
        CARD,
        FORM,
        SLOT,
        REVIEW,
        RECEIPT;

        /** What the step is called. */
        public Phrase title() {
            return Phrase.of("step." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A matter. */
    public Matter {
        fields = List.copyOf(fields);
        materials = List.copyOf(materials);
        devices = List.copyOf(devices);
    }

    /** What it is called. */
    public Phrase name() {
        return Phrase.of("matter." + id + ".name");
    }

    /** What the person leaves with. Open matters only. */
    public Phrase gives() {
        return Phrase.of("matter." + id + ".gives");
    }

    /** What the card's data is used for. Open matters only. */
    public Phrase purpose() {
        return Phrase.of("matter." + id + ".purpose");
    }

    /** The headline of its form. Open matters only. */
    public Phrase formTitle() {
        return Phrase.of("form.title." + id);
    }

    /** The steps this matter has. */
    public List<Step> steps() {
        var steps = new ArrayList<>(List.of(Step.values()));
        if (!slot) {
            steps.remove(Step.SLOT);
        }
        if (fields.isEmpty()) {
            steps.remove(Step.FORM);
        }
        return List.copyOf(steps);
    }
}
