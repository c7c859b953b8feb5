package org.hall24.demo.citizen;

import java.util.List;

/**
 * What somebody who is not of this house should be able to read on one picture of the panel.
 *
 * @param picture its name in the album
 * @param words words as they stand there, such as the title and an amount
 * @param caseNumber whether the number of this visit's case stands there too
 */
public record Reading(String picture, List<String> words, boolean caseNumber) {}
