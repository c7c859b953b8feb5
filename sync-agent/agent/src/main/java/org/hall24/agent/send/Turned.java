package org.hall24.agent.send;

import java.util.Optional;
import org.hall24.wire.http.Refusal;

/** What staff read when the hub does not hear this terminal: what happened and what to do. */
final class Turned {
    private Turned() {}

    /** The sentence for a code; empty for one that mends itself. */
    static Optional<String> away(String code) {
        return switch (code) {
            case Refusal.UNKNOWN_TERMINAL ->
                Optional.of(
                        "the hub does not know this terminal; get a code with hub enrol, and run agent enrol with it");
            case Refusal.REVOKED ->
                Optional.of(
                        "staff took this terminal's right away; if it shall have it back, enrol it anew with hub enrol and"
                                + " agent enrol");
            case Refusal.COPIED ->
                Optional.of(
                        "another machine uses this terminal's key; find that machine, then enrol this one anew with hub"
                                + " enrol and agent enrol");
            case "bad-signature", "key-changed" ->
                Optional.of(
                        "the hub has another key for this terminal; if this is the right machine, enrol it anew with hub"
                                + " enrol and agent enrol");
            default -> Optional.empty();
        };
    }
}
