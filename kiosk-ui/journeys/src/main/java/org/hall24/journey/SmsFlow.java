package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;

/** The one-time code: sent to the phone the platform knows, typed here, checked at the hub. */
final class SmsFlow {
    static final String CODE = "code";
    static final String RESEND = "resend";

    private static final int DIGITS = 6;
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");

    private final Hall hall;
    private final Visit visit;
    private final Asking asking;
    private String phone;
    private String typed = "";
    private Instant again;
    private Optional<Phrase> complaint = Optional.empty();

    SmsFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
        this.asking = new Asking(hall, visit, visit.at(Matter.Step.SMS));
        this.phone = known().phone().orElse("");
        this.again = hall.dialogue().now();
    }

    /** Whether the person is identified by the code now; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        send();
        while (true) {
            switch (hall.dialogue().ask(this::screen, visit.at(Matter.Step.SMS), Frame.Foot.ALL)) {
                case Touch.Back _ -> {
                    return false;
                }
                case Touch.Edit(var field, var value) when field.equals(CODE) -> type(value);
                case Touch.Go _ -> {
                    if (typed.length() == DIGITS && check()) {
                        return true;
                    }
                }
                case Touch.Act(var action)
                when action.equals(RESEND) -> {
                    if (secondsToWait() == 0) {
                        send();
                    }
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private void type(String value) {
        var digits = NO_DIGITS.matcher(value).replaceAll("");
        typed = digits.substring(0, Math.min(DIGITS, digits.length()));
        if (!typed.isEmpty()) {
            complaint = Optional.empty();
        }
    }

    private void send() throws Departure, InterruptedException {
        typed = "";
        switch (asking.ask(Operation.SEND_CODE, Map.of(), Answers.CodeSent.class, Sense::codeSent)) {
            case Asking.Answer.Found<Answers.CodeSent>(var sent) -> {
                phone = sent.phone();
                again = hall.dialogue().now().plus(Duration.ofSeconds(sent.againAfter()));
                complaint = Optional.empty();
            }
            case Asking.Answer.Refused<Answers.CodeSent> refused -> {
                switch (refused.code()) {
                    case Refusals.NO_PHONE -> end("sms-no-phone");
                    case Refusals.SMS_LOCKED -> end("sms-locked");
                    case Refusals.SMS_TOO_OFTEN -> complaint = Optional.of(Phrase.of("sms.too-often"));
                    default -> asking.refused(refused.code());
                }
            }
        }
    }

    private boolean check() throws Departure, InterruptedException {
        var answer = asking.ask(Operation.CHECK_CODE, Map.of("code", typed), Answers.Confirmed.class, Sense::confirmed);
        typed = "";
        switch (answer) {
            case Asking.Answer.Found<Answers.Confirmed> _ -> {
                visit.identity(known().whenConfirmed());
                return true;
            }
            case Asking.Answer.Refused<Answers.Confirmed> refused -> {
                switch (refused.code()) {
                    case Refusals.SMS_WRONG ->
                        complaint = Optional.of(refused.tells(Answers.TriesLeft.class)
                                .map(tries -> Phrase.of("sms.wrong-left", tries.left()))
                                .orElse(Phrase.of("sms.wrong")));
                    case Refusals.SMS_EXPIRED -> {
                        complaint = Optional.of(Phrase.of("sms.expired"));
                        again = hall.dialogue().now();
                    }
                    case Refusals.SMS_LOCKED -> end("sms-locked");
                    default -> asking.refused(refused.code());
                }
                return false;
            }
        }
    }

    /** No code will come; what remains is the counter. */
    private void end(String what) throws Departure, InterruptedException {
        var card = hall.cards(visit)
                .card(
                        what,
                        List.of(),
                        List.of("identified", "filed", "charged"),
                        List.of(Cards.leave(), Cards.home()),
                        hall.now());
        while (true) {
            Cards.ask(hall.dialogue(), card, visit.at(Matter.Step.SMS));
        }
    }

    private Identity.Code known() {
        return visit.identity()
                .filter(Identity.Code.class::isInstance)
                .map(Identity.Code.class::cast)
                .orElseThrow(() -> new IllegalStateException("a one-time code goes to who showed an e-certificate"));
    }

    private int secondsToWait() {
        return Dialogue.seconds(Duration.between(hall.dialogue().now(), again));
    }

    private Screen.SmsCode screen() {
        return new Screen.SmsCode(phone, typed, DIGITS, secondsToWait(), complaint);
    }
}
