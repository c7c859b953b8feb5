package org.hall24.demo.prove;

import java.util.Locale;
import java.util.Optional;
import org.hall24.demo.hall.Role;

/** Who is killed. */
enum Victim {
    KIOSK,
    AGENT,
    HUB,

    /** The postmaster of the hub's own PostgreSQL. */
    DATABASE;

    /** Its program in the hall; empty for the database, which belongs to the hub. */
    Optional<Role> role() {
        return switch (this) {
            case KIOSK -> Optional.of(Role.KIOSK);
            case AGENT -> Optional.of(Role.AGENT);
            case HUB -> Optional.of(Role.HUB);
            case DATABASE -> Optional.empty();
        };
    }

    /** Its name in figures. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
