package org.hall24.kiosk.window;

/** How JavaFX is to behave here. Set before it starts, and not in a script, so that no way of starting the program can forget it. */
public final class Toolkit {
    private Toolkit() {}

    /** To be called first of all. */
    public static void prepare() {
        // JavaFX keeps the layout of every short lone Text in a table of this many characters; a name would outlive its
        // session
        // there. All personal words are drawn in paragraphs, which the table never sees (PrivacyTest passes also
        // without this
        // line); with no room it is emptied at each new text, should a view ever forget that.
        System.setProperty("prism.cacheLayoutSize", "0");
        // Coloured fringes help on a desk; on a panel at arm's length they make strokes look dirty, and goldens unlike.
        System.setProperty("prism.lcdtext", "false");
        // The printer draws names with AWT beside JavaFX; the two must not both own the display.
        setUnlessTold("java.awt.headless", "true");
        // The terminals' boards have no graphics driver worth its start-up time; one that has says so on the command
        // line.
        setUnlessTold("prism.order", "sw");
    }

    private static void setUnlessTold(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
