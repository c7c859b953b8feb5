package org.hall24.demo.ledger;

/**
 * A matter the hub signed for: one row of its intake.
 *
 * @param matterId its id
 * @param caseNumber the number it came with
 * @param state what became of it at the department: received, sent, answered, refused or stuck
 */
public record Held(String matterId, String caseNumber, String state) {}
