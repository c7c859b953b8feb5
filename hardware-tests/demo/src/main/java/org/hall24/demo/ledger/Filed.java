package org.hall24.demo.ledger;

/**
 * A matter the agent acknowledged: one row of its outbox.
 *
 * @param matterId its id
 * @param caseNumber the number on the citizen's receipt
 * @param matter catalogue id
 * @param delivered whether the agent holds the hub's signature for it
 * @param receiptConfirmed whether the agent was told that the receipt is in the citizen's hand
 */
public record Filed(String matterId, String caseNumber, String matter, boolean delivered, boolean receiptConfirmed) {}
