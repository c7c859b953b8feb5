package org.hall24.catalogue;

/** One thing a region's overlay takes away from a matter. The linter prints each. */
public sealed interface OverlayChange {
    /** The matter it concerns. */
    String matter();

    /** The identity level is another one. */
    record LevelChanged(String matter, String from, String to) implements OverlayChange {}

    /** A device is not used here. */
    record DeviceLeftOut(String matter, String device) implements OverlayChange {}

    /** A material is not asked for here. */
    record MaterialLeftOut(String matter, String material) implements OverlayChange {}
}
