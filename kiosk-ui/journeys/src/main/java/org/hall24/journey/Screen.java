package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Verb;
import org.hall24.device.GuideLight;

/** Everything the lit paper between header and footer can show. A view draws one of these and decides nothing. */
public sealed interface Screen {
    /** The name in traces, pictures and tests: {@code read-card}. */
    default String id() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Nobody there.
     *
     * @param paused why nothing can be done here now; empty when the terminal serves
     * @param staff what staff should look after; empty when there is nothing
     * @param greets whether somebody stands there and is greeted
     */
    record Attract(Optional<Phrase> paused, Optional<ForStaff> staff, boolean greets) implements Screen {}

    /** Home: six verbs and the matters people come for. */
    record Home(List<VerbKey> verbs, List<MatterKey> hot) implements Screen {}

    /** A verb; quiet with 尚未开通 when no matter stands behind it yet. */
    record VerbKey(Verb verb, boolean open) {}

    /** A matter to touch, with its one-character block, its name and a second line. */
    record MatterKey(String matter, String block, Phrase name, Phrase note, Frame.Light light) {}

    /** The matters behind one verb. */
    record MatterList(Verb verb, List<MatterKey> matters) implements Screen {}

    /**
     * One matter before it begins: what you get, what you need, how long, what it costs, and the pre-flight.
     *
     * @param ready whether the blue key is awake; {@code verdict} says why
     */
    record MatterPage(
            String matter,
            String block,
            Phrase name,
            Phrase department,
            List<Row> facts,
            boolean ready,
            Phrase verdict,
            List<Check> checks,
            List<Phrase> steps,
            Counter counter)
            implements Screen {}

    /** A question and its answer, or a label and its value. The value may be personal. */
    record Row(Phrase label, Phrase value) {}

    /** One line of the pre-flight. */
    record Check(Phrase what, Phrase detail, Frame.Light light, Phrase word) {}

    /** Where else this can be done. */
    record Counter(Phrase where, Phrase when, String phone) {}

    /** Notice and consent, before anything is read. The blue key sleeps until the box is ticked. */
    record Consent(Phrase purpose, List<Row> answers, boolean ticked) implements Screen {}

    /**
     * Reading the identity card.
     *
     * @param others equal other ways to identify, such as an e-certificate; empty when there is none here
     */
    record ReadCard(CardStage stage, List<Action> others) implements Screen {}

    /** What the person is asked to do with the card. */
    sealed interface CardStage {
        /** Lay it flat on the reader. */
        record Lay(int secondsLeft, int secondsMax) implements CardStage {}

        /** It moved; lay it again and leave it. */
        record HoldStill(int attemptsLeft, int secondsLeft, int secondsMax) implements CardStage {}

        /** Read; take it back. */
        record TakeBack() implements CardStage {}
    }

    /**
     * Reading the social-security card.
     *
     * @param others equal other ways to identify; empty when there is none here
     */
    record InsertCard(ChipStage stage, List<Action> others) implements Screen {}

    /** What the person is asked to do with the social-security card. */
    sealed interface ChipStage {
        /** Put it in, chip first. */
        record Insert(int secondsLeft, int secondsMax) implements ChipStage {}

        /** It came out too early; put it in again and leave it. */
        record LeaveIn(int attemptsLeft, int secondsLeft, int secondsMax) implements ChipStage {}

        /** The issuer is asked about it; it must stay in. */
        record Checking(int secondsLeft, int secondsMax) implements ChipStage {}

        /** Read; take it out. */
        record TakeOut() implements ChipStage {}

        /** It is in the reader still: the person may have forgotten it. */
        record Forgotten() implements ChipStage {}
    }

    /**
     * Showing a code to the scanner.
     *
     * @param others equal other ways to identify; empty when there is none here
     */
    record ShowCode(CodeStage stage, List<Action> others) implements Screen {}

    /** What the person is asked to do with the code. */
    sealed interface CodeStage {
        /** Hold it before the window. */
        record Hold(int secondsLeft, int secondsMax) implements CodeStage {}

        /** A code was read that is not the one asked for; the sentence says which is. */
        record Other(Phrase sentence, int secondsLeft, int secondsMax) implements CodeStage {}
    }

    /**
     * Typing the one-time code that came by SMS. The digits come as {@link Touch.Edit} of the field {@code code}; {@link Touch.Act}
     * {@code resend} asks for another.
     *
     * @param phone masked
     * @param typed what was typed so far, at most {@code digits}
     * @param resendIn seconds until another code may be asked for; 0 = now
     */
    record SmsCode(String phone, String typed, int digits, int resendIn, Optional<Phrase> complaint) implements Screen {
        @Override
        public String toString() {
            return "SmsCode[" + typed.length() + " of " + digits + "]";
        }
    }

    /**
     * Choosing one or several of a few: accounts, regions, insurances, rights. Each choice is a {@link Touch.Choose} of the field
     * {@code pick}.
     *
     * @param several whether more than one may be chosen; then {@link Touch.Go} goes on, otherwise the choice itself does
     * @param complaint what is still missing; empty when the blue key is awake
     */
    record Pick(Phrase title, Phrase lead, List<Choice> choices, boolean several, Optional<Phrase> complaint)
            implements Screen {}

    /**
     * Facts about the person: an account, an insurance. Covered amounts are drawn as dots until {@link Touch.Act} "show";
     * "hide" covers them again.
     *
     * @param shown whether the covered ones are readable now
     * @param coverIn seconds until they cover themselves; 0 while they are covered
     * @param actions what can be done with it; the first is blue
     */
    record FactSheet(Phrase title, Phrase lead, List<Fact> facts, boolean shown, int coverIn, List<Action> actions)
            implements Screen {}

    /**
     * A label and its value. The value is personal.
     *
     * @param covered whether it is drawn as dots while the sheet is not shown
     * @param large whether it is the figure people came for
     */
    record Fact(Phrase label, Phrase value, boolean covered, boolean large) {
        @Override
        public String toString() {
            return "Fact[" + label + "]";
        }
    }

    /**
     * A table in pages, never scrolled: entries of an account. {@link Touch.Choose} of the field "period" changes the period, {@link
     * Touch.Act} {@code earlier} turns to the next page, with older entries, {@code later} back.
     *
     * @param columns their headings; the first is as wide as a date, the last two are amounts, set right
     * @param lines each as long as {@code columns}; personal
     * @param page from 1
     */
    record Table(
            Phrase title,
            Phrase lead,
            List<Choice> periods,
            List<Phrase> columns,
            List<List<Phrase>> lines,
            int page,
            int pages,
            List<Action> actions)
            implements Screen {
        @Override
        public String toString() {
            return "Table[" + lines.size() + " lines]";
        }
    }

    /**
     * A document as it will lie in the tray. {@link Touch.Act} {@code next} and {@code previous} turn the page, {@link Touch.Go} prints.
     *
     * @param sheet the page shown
     * @param page from 1
     * @param pages of one copy
     * @param copies how often
     * @param notice something the person must know, such as that it carries no seal; empty when there is nothing
     * @param ready whether the blue key is awake: the printer has the paper
     */
    record Preview(Phrase title, Sheet sheet, int page, int pages, int copies, Optional<Phrase> notice, boolean ready)
            implements Screen {}

    /** The printer is at work; nothing can be touched and nothing times out. */
    record PrintingSheets(Phrase what, int done, int of) implements Screen {}

    /**
     * A private page that covered itself, or a person who may be another: blank until the same person shows that they are.
     *
     * @param stage how to go on: the same card of either kind, or the same e-certificate
     */
    record Covered(CoverStage stage, Optional<Phrase> complaint, int secondsLeft, int secondsMax) implements Screen {}

    /** How the same person shows that they are still there. */
    enum CoverStage {
        SAME_CARD,
        SAME_CHIP,
        SAME_CODE
    }

    /**
     * A question was answered and nothing was printed: thanks, what to take along, and the rating.
     *
     * @param take what to take along and where it lies
     * @param lit where the next of it lies; empty when it gives no light
     */
    record Answered(
            Phrase matter, List<Row> take, Grade grade, int secondsLeft, int secondsMax, Optional<GuideLight> lit)
            implements Screen {}

    /**
     * The rating (好差评). Touching a level is {@link Touch.Rate}; ticking a code is {@link Touch.Choose} of the field {@code grade};
     * {@link Touch.Go} hands it over once a level is chosen, {@link Touch.SkipRating} is its equal.
     *
     * @param level 1 to 5; 0 = none chosen yet
     * @param codes what can be ticked for this level; empty while none is chosen
     * @param complaint a level below 3 wants a reason ticked; empty when it can be handed over
     */
    record Grade(int level, List<Choice> codes, Optional<Phrase> complaint) {}

    /**
     * A form, one page of it.
     *
     * @param focus id of the field the keyboard writes to
     * @param complaint what is still missing or wrong; empty when the blue key may be touched
     */
    record Form(Phrase title, List<Field> fields, String focus, Optional<Phrase> complaint) implements Screen {}

    /**
     * One field.
     *
     * @param value what it holds; personal
     * @param locked comes from the card; cannot be changed
     * @param choices what can be chosen; empty for typed fields
     * @param max code points it may hold
     */
    record Field(
            String id,
            Phrase label,
            Phrase hint,
            FieldKind kind,
            String value,
            boolean locked,
            List<Choice> choices,
            int max) {
        @Override
        public String toString() {
            return "Field[" + id + "]";
        }
    }

    /** Which keyboard a field wants. */
    enum FieldKind {
        CHOICE,
        DIGITS,
        ID_NUMBER,
        TEXT
    }

    /**
     * Something to choose.
     *
     * @param open whether it can be chosen; a closed one is drawn quiet with its note
     */
    record Choice(String id, Phrase label, Phrase note, boolean open, boolean chosen) {}

    /** Choosing a hall, a day and a time. The blue key holds the chosen time. */
    record Slots(
            Phrase title,
            List<Choice> halls,
            List<Choice> days,
            List<Choice> times,
            Optional<Phrase> notice,
            boolean ready)
            implements Screen {}

    /**
     * Everything once more, before it is filed.
     *
     * @param held until when the slot is held, {@code 21:57}; empty without a slot
     * @param offline whether it will be kept here until the network is back
     */
    record Review(List<Row> rows, Optional<String> held, boolean offline) implements Screen {}

    /**
     * The terminal is at work; nothing can be touched and nothing times out.
     *
     * @param lit the module at work, where something will come out; empty when it works inside
     */
    record Working(Phrase what, int secondsUsed, int secondsMax, Optional<GuideLight> lit) implements Screen {}

    /**
     * A receipt lies in the mouth of a printer that notices when it is taken. {@link Touch.Go} goes on before.
     *
     * @param kept whether it can be had again when nobody takes it
     * @param secondsLeft until this goes on by itself
     */
    record TakeSlip(boolean kept, int secondsLeft, int secondsMax) implements Screen {}

    /**
     * Done, with what to take along; and the rating below it.
     *
     * @param take what to take along and where it lies
     * @param receiptProblem why no receipt, or not every sheet, came out and what to do; empty when all did
     * @param qr what the QR code says
     * @param lit where the next thing to take lies; empty when it gives no light
     */
    record Result(
            Phrase matter,
            String caseNumber,
            String queryCode,
            String qr,
            Phrase when,
            Whereabouts whereabouts,
            List<Row> take,
            Optional<Phrase> receiptProblem,
            Grade grade,
            int secondsLeft,
            int secondsMax,
            Optional<GuideLight> lit)
            implements Screen {
        @Override
        public String toString() {
            return "Result[" + caseNumber + "]";
        }
    }

    /** Where what the person came for is now: a filed matter travels to its department, a certificate lies in the tray. */
    sealed interface Whereabouts {
        /** Filed, and signed for by the hub. */
        record Delivered() implements Whereabouts {}

        /** Filed, and kept at this terminal until the network is back. */
        record Kept() implements Whereabouts {}

        /**
         * A certificate, on paper.
         *
         * @param out sheets that came out
         * @param of sheets of all copies
         */
        record Printed(int out, int of) implements Whereabouts {}
    }

    /** Receipts that were never printed, offered to the holder of the same card. Actions: {@code print}, {@code later}. */
    record ReceiptOffer(List<Row> matters, List<Action> actions) implements Screen {}

    /**
     * The proof of clearing.
     *
     * @param record the clearing record's number; empty when the agent could not be asked
     * @param onReceipt whether that number is printed on the receipt
     */
    record Cleared(List<Phrase> wiped, Optional<String> record, boolean onReceipt) implements Screen {}

    /** Are you still there? A whole screen, so that nothing personal shows through. */
    record IdleQuestion(int secondsLeft, int secondsMax) implements Screen {}

    /** What happened, what did not happen, what to do now, and a number to quote. */
    record Failure(
            Phrase title, Phrase happened, List<Phrase> notDone, List<Action> actions, Counter counter, String quote)
            implements Screen {}

    /** A way on. The first is drawn blue. */
    record Action(String id, Phrase label, Phrase note) {}

    /** Help: who to call, where to go. */
    record HelpCard(List<Row> ways) implements Screen {}
}
