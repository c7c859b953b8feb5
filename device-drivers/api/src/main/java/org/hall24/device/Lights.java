package org.hall24.device;

import java.util.Set;

/** The lights of a terminal. Blocking; one thread at a time. All are off when the device opens. */
public non-sealed interface Lights extends Device {
    /**
     * The lights this terminal has.
     *
     * @throws DeviceException when they cannot be had now
     */
    Set<GuideLight> fitted() throws DeviceException, InterruptedException;

    /**
     * Sets one light and leaves the others.
     *
     * @return whether this terminal has such a light; without one nothing happens
     * @throws DeviceException when the lights are out of work; what they show is then unknown
     * @throws InterruptedException when the caller no longer wants it
     */
    boolean set(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException;

    /**
     * Lets this light shine and no other: the module to use now.
     *
     * @param rate not OFF
     * @return what {@link #set} returns; the others are dark all the same
     */
    boolean only(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException;

    /** All dark. */
    void allOff() throws DeviceException, InterruptedException;

    /** Whether they can be set now, and still show what they were told. */
    void checkHealth() throws DeviceException, InterruptedException;
}
