package org.hall24.catalogue;

/**
 * One thing that can be ticked beside a rating, as the national platform numbers it.
 *
 * @param code three digits, such as {@code 412}
 * @param level the rating it belongs to, 1 to 5
 * @param basic whether it is of the basic set, shown first; else of the extension
 * @param words what it says
 */
public record RatingCode(String code, int level, boolean basic, Phrase words) {}
