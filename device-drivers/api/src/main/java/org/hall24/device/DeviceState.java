package org.hall24.device;

/** XFS4IoT's words for the condition of a device (Common.Status, {@code device}). */
public enum DeviceState {
    STARTING("starting"),
    ONLINE("online"),
    OFFLINE("offline"),
    NO_DEVICE("noDevice"),
    HARDWARE_ERROR("hardwareError"),
    USER_ERROR("userError"),
    DEVICE_BUSY("deviceBusy");

    private final String word;

    DeviceState(String word) {
        this.word = word;
    }

    /** As XFS4IoT writes it: {@code noDevice}. */
    public String word() {
        return word;
    }
}
