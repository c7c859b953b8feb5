package org.hall24.device;

import java.util.List;

/** A device that can be told to speak at another speed. Optional: {@code if (device instanceof WithLineSpeed line)}. */
public interface WithLineSpeed {
    /** The speeds it knows, in bit/s. */
    List<Integer> lineSpeeds();

    /**
     * Tells it to speak at another speed from now on. After it this device is of no use: close it and open it anew at that speed.
     *
     * @param baud one of {@link #lineSpeeds}, in bit/s
     * @throws DeviceException when it refuses, or no answer came: then it may have changed all the same
     * @throws InterruptedException when the caller no longer wants it; it may have changed
     */
    void lineSpeed(int baud) throws DeviceException, InterruptedException;
}
