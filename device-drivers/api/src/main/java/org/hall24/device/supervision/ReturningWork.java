package org.hall24.device.supervision;

import org.hall24.device.Device;
import org.hall24.device.DeviceException;

/** What is to be done with an open device. */
@FunctionalInterface
interface ReturningWork<T> {
    T with(Device device) throws DeviceException, InterruptedException;

    /** Whether a person's card, code or paper is asked for; else the device is only looked at, and nothing counted. */
    default boolean isUse() {
        return true;
    }

    /** A look at the device that is nobody's use of it. */
    record Look<T>(ReturningWork<T> work) implements ReturningWork<T> {
        @Override
        public T with(Device device) throws DeviceException, InterruptedException {
            return work.with(device);
        }

        @Override
        public boolean isUse() {
            return false;
        }
    }
}
