package org.hall24.device;

/** One look through a camera. What is wrong with it is a thing people can mend: a hand, a lamp, a sticker. */
public sealed interface Sight {
    /** The picture, whatever it is worth. */
    Still still();

    /** A usable picture. */
    record Clear(Still still) implements Sight {}

    /** As good as no light: the lens cap is on, or the room is dark. */
    record Black(Still still) implements Sight {}

    /** Something lies on the lens: some light, no structure. */
    record Covered(Still still) implements Sight {}

    /** The same picture, byte for byte, for longer than a living sensor gives it. */
    record Frozen(Still still) implements Sight {}

    /** So much light that most of the picture is white. */
    record OverExposed(Still still) implements Sight {}
}
