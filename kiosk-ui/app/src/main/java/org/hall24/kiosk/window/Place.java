package org.hall24.kiosk.window;

/**
 * Where something can be touched, in whole pixels of the screen.
 *
 * @param id such as {@code foot.back}; never a word or a value a person could have typed
 */
public record Place(String id, long x, long y, long w, long h) {}
