package org.hall24.device;

/** Why a device is not online: openHAB's split of "wire dead", "settings wrong", "unplugged" and "its hub is gone". */
public enum OfflineReason {
    COMMUNICATION,
    CONFIGURATION,
    GONE,
    PARENT_OFFLINE
}
