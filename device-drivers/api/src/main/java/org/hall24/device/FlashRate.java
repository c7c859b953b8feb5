package org.hall24.device;

/** How a light shines: XFS4IoT's {@code flashRate}. A light that cannot flash shines steadily for everything but OFF. */
public enum FlashRate {
    OFF,
    SLOW,
    MEDIUM,
    QUICK,
    CONTINUOUS
}
