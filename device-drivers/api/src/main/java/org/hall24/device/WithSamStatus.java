package org.hall24.device;

/** A reader whose security module says how it is, in its own words. Optional: {@code if (reader instanceof WithSamStatus module)}. */
public interface WithSamStatus {
    /**
     * Asks the module how it is. A module that is not well answers all the same.
     *
     * @throws DeviceException when no answer comes
     * @throws InterruptedException when the caller no longer wants the answer; the reader stays usable
     */
    SamStatus samStatus() throws DeviceException, InterruptedException;
}
