package org.hall24.driver.ipp;

/** Whether a person who leaves may interrupt. Once a document is on its way nobody may: the interruption is kept for afterwards. */
final class Calm {
    private boolean kept;
    private boolean on;

    /** From here on interruptions wait. */
    void begin() {
        on = true;
    }

    /** They need wait no longer: the one that was kept is handed on. */
    void end() {
        on = false;
        if (kept) {
            kept = false;
            Thread.currentThread().interrupt();
        }
    }

    /** An interruption came: it goes on its way, or is kept. */
    void heard(InterruptedException interruption) throws InterruptedException {
        if (!on) {
            throw interruption;
        }
        kept = true;
    }
}
