package org.hall24.simulator.scanner;

import java.util.Optional;

/** When a scanner looks: always, as it does after power-on, or only between start and stop and not longer than its own limit. */
final class Trigger {
    private final Window window;
    private boolean manual;
    private boolean pulled;
    private long limitMillis;
    private long until;

    Trigger(Window window, long limitMillis) {
        this.window = window;
        this.limitMillis = limitMillis;
    }

    void manual(boolean on) {
        manual = on;
        pulled = false;
    }

    boolean isManual() {
        return manual;
    }

    void limit(long millis) {
        limitMillis = millis;
    }

    void pull() {
        pulled = true;
        until = window.millis() + limitMillis;
    }

    void release() {
        pulled = false;
    }

    boolean isPulled() {
        pulled &= window.millis() < until;
        return pulled;
    }

    /** The code it sees now; a code that was read ends the looking. */
    Optional<byte[]> seen() {
        if (manual && !isPulled()) {
            return Optional.empty();
        }
        var code = window.take();
        if (code.isPresent()) {
            release();
        }
        return code;
    }
}
