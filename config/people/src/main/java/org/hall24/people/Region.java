package org.hall24.people;

/**
 * A place that has departments of its own.
 *
 * @param id six digits that no real place has; {@code 99} is the province of them all
 */
public record Region(String id, String zh, String en) {}
