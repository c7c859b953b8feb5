package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;

/**
 * What staff read on the resting panel: prints of the last day that broke off (F8), slips nobody took, and the mains that are gone. Nothing
 * personal.
 *
 * @param count all of them
 * @param newest a line for each of the newest: when, what, the number to quote
 * @param todo what to do about paper; empty when the lines say it
 */
public record ForStaff(int count, List<Phrase> newest, Optional<Phrase> todo) {}
