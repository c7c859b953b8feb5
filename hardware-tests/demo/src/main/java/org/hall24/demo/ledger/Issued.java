package org.hall24.demo.ledger;

/**
 * A certificate the hub issued.
 *
 * @param number its number
 * @param caseNumber the number on its receipt
 * @param sheets all of its copies together
 * @param printed how many of them the terminal told it of
 */
public record Issued(String number, String caseNumber, int sheets, int printed) {}
