package org.hall24.kiosk.screen;

import javafx.geometry.Bounds;

/**
 * Where something can be touched.
 *
 * @param id its name, such as {@code foot.back}; says nothing about a person
 * @param bounds in the coordinates of the scene
 */
public record Spot(String id, Bounds bounds) {}
