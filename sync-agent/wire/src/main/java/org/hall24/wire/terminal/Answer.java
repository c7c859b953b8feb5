package org.hall24.wire.terminal;

import java.util.List;

/** What the agent answers. */
sealed interface Answer {
    record Introduced(Agent.Introduction introduction) implements Answer {}

    record Filed(Agent.FilingResult result) implements Answer {}

    record Open(List<Agent.OpenReceipt> receipts) implements Answer {}

    record Delivery(boolean delivered) implements Answer {}

    record Network(Agent.NetworkState state) implements Answer {}

    record Live(Agent.LiveAnswer answer) implements Answer {}

    record Queried(Agent.QueryAnswer answer) implements Answer {}

    record Numbered(Agent.Accepted accepted) implements Answer {}

    record Voided(List<Agent.VoidedPrint> prints) implements Answer {}

    /** It is done; there is nothing to tell. */
    record Done() implements Answer {}

    /** The agent could not; the sentence is for the technician. */
    record Failed(String sentence) implements Answer {}
}
