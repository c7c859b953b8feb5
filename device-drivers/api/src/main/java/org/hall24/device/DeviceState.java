package org.hall24.device;

/** XFS4IoT's words for the condition of a device (Common.Status, {@code device}). */
public enum DeviceState {
    STARTING,
    ONLINE,
    OFFLINE,
    NO_DEVICE,
    HARDWARE_ERROR,
    USER_ERROR,
    DEVICE_BUSY
}
