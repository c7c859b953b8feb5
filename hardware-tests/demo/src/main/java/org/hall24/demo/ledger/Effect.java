package org.hall24.demo.ledger;

/**
 * What a department did for one matter.
 *
 * @param key the matter's id
 * @param department who did it
 * @param count how often it was done; more than once is doubled
 * @param calls how often it was asked
 */
public record Effect(String key, String department, int count, int calls) {}
