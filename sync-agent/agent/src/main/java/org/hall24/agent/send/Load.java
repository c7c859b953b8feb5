package org.hall24.agent.send;

import java.util.List;
import org.hall24.agent.outbox.Parcel;

/** What goes in one request. */
sealed interface Load {
    /** Matters of one lane. */
    record Matters(List<Parcel.Matter> matters) implements Load {}

    /** A rating. */
    record Rating(Parcel.Rated rating) implements Load {}

    /** Nothing waits: how is the hub? There is never more than one such question. */
    record Health() implements Load {}
}
