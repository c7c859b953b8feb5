package org.hall24.wire.terminal;

import java.util.List;
import java.util.UUID;

/** What the kiosk asks the agent: one case for each method of {@link Agent}. */
sealed interface Question {
    record Introduce() implements Question {}

    record File(Agent.Filing filing) implements Question {}

    record ReceiptPrinted(UUID matterId) implements Question {}

    record OpenReceipts() implements Question {}

    record Delivered(UUID matterId) implements Question {}

    record Network() implements Question {}

    record Live(Agent.LiveCall call) implements Question {}

    record Query(Agent.QueryCall call) implements Question {}

    record NumberFor(UUID id, String matter, UUID session) implements Question {}

    record Session(Agent.SessionState state) implements Question {}

    record Cleared(Agent.ClearingRecord record) implements Question {}

    record Rate(Agent.Rating rating) implements Question {}

    record Journal(Agent.PrintEntry entry) implements Question {}

    record Site(List<Agent.SiteCondition> conditions) implements Question {}

    record VoidedPrints() implements Question {}
}
