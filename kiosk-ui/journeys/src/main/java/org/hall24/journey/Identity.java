package org.hall24.journey;

import java.util.Optional;
import org.hall24.device.Personal;
import org.hall24.wire.Application.Holder;

/** Who stands there, and how the terminal came to know. */
@Personal
sealed interface Identity {
    Holder holder();

    /** How sure it is, as a rank of identity levels. */
    int rank();

    /** What the hub wants to see with every query; empty for a person identified by the card alone. */
    Optional<String> pass();

    /** What sort of card somebody was identified by. */
    enum Medium {
        /** Laid on the reader. */
        ID_CARD,
        /** Put into the slot. */
        SOCIAL_CARD
    }

    /** By the card that was read here. */
    record Card(Holder holder, Medium medium) implements Identity {
        @Override
        public int rank() {
            return 1;
        }

        @Override
        public Optional<String> pass() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "Card[masked]";
        }
    }

    /**
     * By an e-certificate.
     *
     * @param shown what the hub gave for it
     * @param phone masked; empty when the platform has none
     * @param confirmed whether the one-time code sent to that phone was right
     */
    record Code(Holder holder, String shown, Optional<String> phone, boolean confirmed) implements Identity {
        @Override
        public int rank() {
            return confirmed ? 2 : 1;
        }

        @Override
        public Optional<String> pass() {
            return Optional.of(shown);
        }

        Code whenConfirmed() {
            return new Code(holder, shown, phone, true);
        }

        @Override
        public String toString() {
            return "Code[masked]";
        }
    }
}
