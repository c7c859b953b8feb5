package org.hall24.device.supervision;

import java.time.Instant;
import java.util.Optional;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.OfflineReason;
import org.hall24.device.PaperLevel;

/** How a device is, without since when. */
record Condition(DeviceState state, Optional<OfflineReason> reason, Optional<Fault> fault, Optional<PaperLevel> paper) {

    /** It answers, with this paper supply, if it has one. */
    static Condition well(Optional<PaperLevel> paper) {
        return new Condition(DeviceState.ONLINE, Optional.empty(), Optional.empty(), paper);
    }

    /** What a fault makes of a device. */
    static Condition of(DeviceRole role, Fault fault) {
        var untold = role == DeviceRole.RECEIPT || role == DeviceRole.DOCUMENT
                ? Optional.of(PaperLevel.UNKNOWN) // a printer that has other worries
                : Optional.<PaperLevel>empty();
        return switch (fault) {
            case SILENT, GARBLED -> offline(DeviceState.OFFLINE, OfflineReason.COMMUNICATION, fault);
            case GONE -> offline(DeviceState.NO_DEVICE, OfflineReason.GONE, fault);
            case MISCONFIGURED -> offline(DeviceState.OFFLINE, OfflineReason.CONFIGURATION, fault);
            case BUSY -> there(DeviceState.DEVICE_BUSY, fault, Optional.empty());
            case PAPER_OUT -> there(DeviceState.ONLINE, fault, Optional.of(PaperLevel.OUT));
            case PAPER_JAMMED -> there(DeviceState.HARDWARE_ERROR, fault, Optional.of(PaperLevel.JAMMED));
            case COVER_OPEN, TONER_OUT, TRAY_FULL, STOPPED -> there(DeviceState.USER_ERROR, fault, untold);
            case REFUSED, SECURITY_MODULE, CUTTER, OVERHEATED, HARDWARE ->
                there(DeviceState.HARDWARE_ERROR, fault, untold);
        };
    }

    private static Condition offline(DeviceState state, OfflineReason reason, Fault fault) {
        return new Condition(state, Optional.of(reason), Optional.of(fault), Optional.empty());
    }

    private static Condition there(DeviceState state, Fault fault, Optional<PaperLevel> paper) {
        return new Condition(state, Optional.empty(), Optional.of(fault), paper);
    }

    DeviceStatus since(DeviceRole role, Instant since) {
        return new DeviceStatus(role, state, reason, fault, paper, since);
    }
}
