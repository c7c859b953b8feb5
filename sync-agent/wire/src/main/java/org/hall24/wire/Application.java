package org.hall24.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a citizen files, before it is sealed. It exists in the kiosk's memory and at the hub, nowhere between.
 *
 * @param matterId UUIDv7
 * @param matter catalogue id
 * @param holder who files
 * @param fields the form, by field id
 * @param slot what a live hold gave; empty for matters without one
 * @param queryCode six digits, made by the kiosk, printed on the receipt
 * @param language {@code zh} or {@code en}
 * @param occurredAt the terminal's clock; orders nothing
 */
public record Application(
        UUID matterId,
        String matter,
        Holder holder,
        Map<String, String> fields,
        Optional<Slot> slot,
        String queryCode,
        String language,
        Instant occurredAt)
        implements Enclosed {

    /** Who files, as far as the matter needs it. */
    public record Holder(String name, String number, String address) {
        @Override
        public String toString() {
            return "Holder[masked]";
        }
    }

    /** A slot held live: the department's token and what it stands for. */
    public record Slot(String token, String hall, String date, String time) {}

    @Override
    public UUID enclosedId() {
        return matterId;
    }

    /** Masked: the ids only. */
    @Override
    public String toString() {
        return "Application[" + matterId + " " + matter + "]";
    }
}
