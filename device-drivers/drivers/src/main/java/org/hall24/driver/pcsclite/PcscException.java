package org.hall24.driver.pcsclite;

import java.util.Locale;
import java.util.Map;

/** What the card service answered instead of doing it; the message is its own word ({@code SCARD_E_NO_SERVICE}), as the JDK's is. */
final class PcscException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int TIMEOUT = 0x8010_000A;
    static final int NO_SMARTCARD = 0x8010_000C;
    static final int READER_UNAVAILABLE = 0x8010_0017;
    static final int NO_READERS = 0x8010_002E;

    /** pcsclite.h of pcsc-lite 1.9.9. */
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(0x8010_0002, "SCARD_E_CANCELLED"),
            Map.entry(0x8010_0003, "SCARD_E_INVALID_HANDLE"),
            Map.entry(0x8010_0004, "SCARD_E_INVALID_PARAMETER"),
            Map.entry(0x8010_0006, "SCARD_E_NO_MEMORY"),
            Map.entry(0x8010_0008, "SCARD_E_INSUFFICIENT_BUFFER"),
            Map.entry(0x8010_0009, "SCARD_E_UNKNOWN_READER"),
            Map.entry(TIMEOUT, "SCARD_E_TIMEOUT"),
            Map.entry(0x8010_000B, "SCARD_E_SHARING_VIOLATION"),
            Map.entry(NO_SMARTCARD, "SCARD_E_NO_SMARTCARD"),
            Map.entry(0x8010_000F, "SCARD_E_PROTO_MISMATCH"),
            Map.entry(0x8010_0010, "SCARD_E_NOT_READY"),
            Map.entry(0x8010_0013, "SCARD_F_COMM_ERROR"),
            Map.entry(0x8010_0016, "SCARD_E_NOT_TRANSACTED"),
            Map.entry(READER_UNAVAILABLE, "SCARD_E_READER_UNAVAILABLE"),
            Map.entry(0x8010_001D, "SCARD_E_NO_SERVICE"),
            Map.entry(0x8010_001E, "SCARD_E_SERVICE_STOPPED"),
            Map.entry(NO_READERS, "SCARD_E_NO_READERS_AVAILABLE"),
            Map.entry(0x8010_0065, "SCARD_W_UNSUPPORTED_CARD"),
            Map.entry(0x8010_0066, "SCARD_W_UNRESPONSIVE_CARD"),
            Map.entry(0x8010_0067, "SCARD_W_UNPOWERED_CARD"),
            Map.entry(0x8010_0068, "SCARD_W_RESET_CARD"),
            Map.entry(0x8010_0069, "SCARD_W_REMOVED_CARD"),
            Map.entry(0x8010_006A, "SCARD_W_SECURITY_VIOLATION"));

    private final int code;

    PcscException(int code) {
        super(WORDS.getOrDefault(code, String.format(Locale.ROOT, "SCARD_%08X", code)));
        this.code = code;
    }

    int code() {
        return code;
    }
}
