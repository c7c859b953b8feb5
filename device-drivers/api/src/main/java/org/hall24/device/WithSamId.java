package org.hall24.device;

/** A reader whose security module tells its number. Optional: {@code if (reader instanceof WithSamId module)}. */
public interface WithSamId {
    /**
     * Asks for the number printed on the reader's label: {@code 05.01-00000001-0000000002-0000000003}.
     *
     * @throws DeviceException when the reader is out of work
     * @throws InterruptedException when the caller no longer wants the answer; the reader stays usable
     */
    String samId() throws DeviceException, InterruptedException;
}
