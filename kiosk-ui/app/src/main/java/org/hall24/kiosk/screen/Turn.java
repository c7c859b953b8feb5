package org.hall24.kiosk.screen;

/** Which page of a long paper is up. It belongs to the finger, not to the flow, and goes back to the first with the next screen. */
final class Turn {
    private final Runnable redraw;
    private int page;

    Turn(Runnable redraw) {
        this.redraw = redraw;
    }

    int page(int pages) {
        return Math.min(page, pages - 1);
    }

    void to(int next) {
        page = next;
        redraw.run();
    }

    void first() {
        page = 0;
    }
}
