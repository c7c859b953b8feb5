package org.hall24.device;

/** What a device is for at this terminal. The word is the one used on the command line and in settings. */
public enum DeviceRole {
    IDCARD("idcard"),
    SMARTCARD("smartcard"),
    RECEIPT("receipt"),
    DOCUMENT("document"),
    SCANNER("scanner"),
    CAMERA("camera"),
    LIGHTS("lights"),
    SENSORS("sensors");

    private final String word;

    DeviceRole(String word) {
        this.word = word;
    }

    /** The word on the command line, in settings and in logs: {@code idcard}, {@code receipt}, {@code document}. */
    public String word() {
        return word;
    }
}
