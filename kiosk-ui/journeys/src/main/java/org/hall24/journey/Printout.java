package org.hall24.journey;

import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.SlipOutcome;

/**
 * A receipt after its print: whether it came out, and what became of it since, as far as the printer can tell. Any thread. Nothing
 * personal.
 */
final class Printout {
    /** What is known of it. */
    private sealed interface Fate {
        /** No whole one came out, or nobody took it in time; the sentence says why and what to do. */
        record Not(Phrase problem) implements Fate {}

        /** It came out; whether it was taken is seen, or cannot be. */
        record Out(SlipOutcome seen) implements Fate {}
    }

    private volatile Fate fate;

    private Printout(Fate fate) {
        this.fate = fate;
    }

    /** No whole one came out. */
    static Printout failed(Phrase problem) {
        return new Printout(new Fate.Not(problem));
    }

    /** It came out. */
    static Printout out(SlipOutcome seen) {
        return new Printout(new Fate.Out(seen));
    }

    /** The printer has seen more of it. */
    void seen(SlipOutcome now) {
        fate = new Fate.Out(now);
    }

    /** Nobody took it, and it is gone. */
    void lost(Phrase problem) {
        fate = new Fate.Not(problem);
    }

    /** Why the person has no receipt and how to get one all the same; empty when it came out and did not go back. */
    Optional<Phrase> problem() {
        return fate instanceof Fate.Not(var problem) ? Optional.of(problem) : Optional.empty();
    }

    /** Whether it lies in the mouth, seen there by the printer. */
    boolean lies() {
        return fate instanceof Fate.Out(SlipOutcome.StillPresent _);
    }

    /** Whether the person is to be told to take it: it is out, and nobody has seen it taken. */
    boolean toTake() {
        return fate instanceof Fate.Out(var seen) && !(seen instanceof SlipOutcome.Taken);
    }
}
