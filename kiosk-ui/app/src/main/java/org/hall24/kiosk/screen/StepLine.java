package org.hall24.kiosk.screen;

import javafx.scene.layout.Region;

/** The line over the headline: which step of how many, and what comes next. */
final class StepLine {
    private StepLine() {}

    static Region draw(Brush brush) {
        var progress = brush.frame().progress();
        if (progress.isEmpty()) {
            return new Region();
        }
        var now = progress.get();
        var here = brush.flow(
                Type.NOTE,
                brush.run(Type.NOTE, Tone.INK_2, brush.say("progress.step", now.step(), now.of()) + "　·　"),
                brush.run(brush.care() ? Type.LABEL : Type.NOTE_STRONG, Tone.INK, brush.say(now.title())));
        var row = brush.row(24, brush.grow(here));
        if (!brush.care() && now.next().isPresent()) {
            row.getChildren()
                    .add(brush.words(
                            Type.NOTE,
                            Tone.INK_2,
                            brush.say("progress.next", now.next().get())));
        }
        return row;
    }
}
