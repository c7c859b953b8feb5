package org.hall24.device;

/** What a device is for at this terminal. The word is the one used on the command line and in settings. */
public enum DeviceRole {
    IDCARD("idcard"),
    RECEIPT("receipt");

    private final String word;

    DeviceRole(String word) {
        this.word = word;
    }

    /** The word on the command line, in settings and in logs: {@code idcard}, {@code receipt}. */
    public String word() {
        return word;
    }
}
