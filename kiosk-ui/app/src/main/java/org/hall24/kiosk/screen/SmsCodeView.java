package org.hall24.kiosk.screen;

import java.util.ArrayList;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Typing the one-time code: a box for each digit, the digits below, and another code when this one does not come. */
final class SmsCodeView {
    private static final Insets PADDING = new Insets(36, Brush.SIDE, 16, Brush.SIDE);

    private final Brush brush;
    private final Turn turn;
    private final Typing typing;

    SmsCodeView(Brush brush, Turn turn, Typing typing) {
        this.brush = brush;
        this.turn = turn;
        this.typing = typing;
    }

    Region draw(Screen.SmsCode code) {
        var field = typing.field().orElseThrow();
        var keyboard = new Keyboard(brush, typing, field).draw();
        var typed = typing.value();
        var paper = new Paper(brush, turn)
                .top(
                        StepLine.draw(brush),
                        brush.headline(brush.say("sms.title")),
                        Paper.under(4, brush.words(Type.LEAD, Tone.INK, brush.say("sms.sent", code.phone()))),
                        Paper.under(brush.pick(36, 16), boxes(typed, code.digits())));
        code.complaint()
                .ifPresent(complaint -> paper.top(Paper.under(
                        brush.pick(20, 12),
                        Bands.draw(brush, "band-warn", Icon.PHONE, Tone.WARN, brush.say(complaint)))));
        if (!brush.care() || code.complaint().isEmpty()) {
            paper.top(Paper.under(brush.pick(24, 14), secret()));
        }
        boolean whole = typed.length() == code.digits();
        return Icon.fixed(
                new VBox(
                        paper.bottom(
                                        resend(code.resendIn()),
                                        Paper.under(Brush.GAP, brush.bar(brush.primary(brush.say("sms.go"), whole))))
                                .fold(Paper.HEIGHT - keyboard.getPrefHeight(), PADDING),
                        keyboard),
                Brush.WIDTH,
                Paper.HEIGHT);
    }

    private Region boxes(String typed, int digits) {
        var boxes = new ArrayList<Region>();
        for (int i = 0; i < digits; i++) {
            var digit = i < typed.length() ? typed.substring(i, i + 1) : "";
            var box = new StackPane(brush.centred(Type.SECONDS, Tone.INK, digit));
            box.getStyleClass().add("field");
            if (i == Math.min(typed.length(), digits - 1)) {
                box.getStyleClass().add("focus");
            }
            box.setMinHeight(brush.pick(152, 148));
            boxes.add(box);
        }
        return brush.even(Brush.GAP, boxes);
    }

    private Region secret() {
        return brush.row(
                16,
                Icon.SHIELD.draw(brush.pick(44, 52), Tone.OK),
                brush.grow(brush.words(Type.NOTE, Tone.INK_2, brush.say("sms.secret"))));
    }

    private Region resend(int seconds) {
        boolean awake = seconds <= 0;
        var tone = awake ? Tone.BLUE : Tone.QUIET;
        var words = awake ? brush.say("sms.resend") : brush.say("sms.resend-in", seconds);
        var face = brush.face(Type.KEY, tone, words, Icon.AGAIN.draw(40, tone));
        return brush.key(awake, "act.resend", face, brush.pick(104, 112), new Touch.Act("resend"), "second");
    }
}
