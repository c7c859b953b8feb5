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

    /** A level asks for it where more than a card is needed. */
    private static final String PRESENCE = "presence";

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
        /** Who stands there, by card or by the code of an e-certificate. */
        CARD,
        /** A code sent to the person's phone; where the level asks for more than a card. */
        SMS,
        /** What the department answers: accounts, insurances, titles, unfinished prints. */
        LOOK,
        FORM,
        SLOT,
        REVIEW,
        /** The certificate before it is valid. */
        PREVIEW,
        PRINT,
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

    /** The headline of its form. Open matters with fields only. */
    public Phrase formTitle() {
        return Phrase.of("form.title." + id);
    }

    /** The steps this matter has: a question ends with its answer, a certificate with its print, all else with a receipt. */
    public List<Step> steps() {
        var steps = new ArrayList<>(
                switch (kind) {
                    case QUERY -> List.of(Step.CONSENT, Step.CARD, Step.SMS, Step.LOOK);
                    case PRINT ->
                        List.of(Step.CONSENT, Step.CARD, Step.SMS, Step.LOOK, Step.FORM, Step.PREVIEW, Step.PRINT);
                    case APPLY, PAY, BOOK, RENEW, CERTIFY, APPEAL ->
                        List.of(Step.CONSENT, Step.CARD, Step.SMS, Step.FORM, Step.SLOT, Step.REVIEW, Step.RECEIPT);
                });
        if (!level.asks().contains(PRESENCE)) {
            steps.remove(Step.SMS);
        }
        if (!slot) {
            steps.remove(Step.SLOT);
        }
        if (fields.isEmpty()) {
            // Nothing to choose, so nothing new to look at: the rest of an earlier print.
            steps.removeAll(List.of(Step.FORM, Step.PREVIEW));
        }
        return List.copyOf(steps);
    }
}
