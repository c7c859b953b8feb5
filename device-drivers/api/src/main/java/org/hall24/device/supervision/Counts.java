package org.hall24.device.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.device.CardReading;
import org.hall24.device.CodeReading;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.PrintResult;
import org.hall24.device.SocialCardReading;
import org.hall24.device.Statistic;

/** What one device counts of itself. Written by its owner, read by any thread. */
final class Counts {
    private final DeviceRole role;
    private final InstantSource clock;
    private final Map<Statistic, Long> counts = new EnumMap<>(Statistic.class);
    private Duration online = Duration.ZERO;
    private Optional<Instant> onlineSince = Optional.empty();

    /**
     * Nothing is counted yet.
     *
     * @param clock one that nobody sets: hours are measured by it
     */
    Counts(DeviceRole role, InstantSource clock) {
        this.role = role;
        this.clock = clock;
        for (var statistic : Statistic.values()) {
            if (belongs(statistic)) {
                counts.put(statistic, 0L);
            }
        }
    }

    private boolean belongs(Statistic statistic) {
        boolean reads = role == DeviceRole.IDCARD || role == DeviceRole.SMARTCARD || role == DeviceRole.SCANNER;
        boolean prints = role == DeviceRole.RECEIPT || role == DeviceRole.DOCUMENT;
        return switch (statistic) {
            case HOURS_POWERED, COMMUNICATION_ERROR, ONLINE_TRANSITION -> true;
            case SESSION -> reads || prints;
            case GOOD_READ, NO_READ, FAILED_READ, UNREADABLE_CARD -> reads;
            case PRINTER_FAULT, RECEIPT_COVER_OPEN, MAXIMUM_TEMP_REACHED -> prints;
            case PAPER_CUT, FAILED_PAPER_CUT -> role == DeviceRole.RECEIPT;
        };
    }

    /** Those that belong to a device of this kind, in the order of {@link Statistic}. */
    synchronized Map<Statistic, Long> snapshot() {
        var snapshot = new EnumMap<>(counts);
        var since = onlineSince
                .map(begin -> Duration.between(begin, clock.instant()))
                .orElse(Duration.ZERO);
        snapshot.put(Statistic.HOURS_POWERED, online.plus(since).toHours());
        return snapshot;
    }

    private void count(Statistic statistic) {
        counts.computeIfPresent(statistic, (_, before) -> before + 1);
    }

    synchronized void changed(DeviceStatus before, DeviceStatus after) {
        boolean was = before.state() == DeviceState.ONLINE;
        boolean is = after.state() == DeviceState.ONLINE;
        if (is && !was) {
            count(Statistic.ONLINE_TRANSITION);
            onlineSince = Optional.of(clock.instant());
        } else if (was && !is) {
            online = online.plus(onlineSince
                    .map(since -> Duration.between(since, clock.instant()))
                    .orElse(Duration.ZERO));
            onlineSince = Optional.empty();
        }
        if (!before.fault().equals(after.fault())) {
            after.fault().ifPresent(this::found);
        }
    }

    private void found(Fault fault) {
        switch (fault) {
            case COVER_OPEN -> count(Statistic.RECEIPT_COVER_OPEN);
            case OVERHEATED -> count(Statistic.MAXIMUM_TEMP_REACHED);
            case PAPER_JAMMED, HARDWARE -> count(Statistic.PRINTER_FAULT);
            case CUTTER -> {
                count(Statistic.PRINTER_FAULT);
                count(Statistic.FAILED_PAPER_CUT);
            }
            case SILENT,
                    GARBLED,
                    REFUSED,
                    GONE,
                    MISCONFIGURED,
                    SECURITY_MODULE,
                    PAPER_OUT,
                    TONER_OUT,
                    TRAY_FULL,
                    STOPPED,
                    BUSY -> {}
        }
    }

    /** The line broke, or the device missed. */
    synchronized void missed() {
        count(Statistic.COMMUNICATION_ERROR);
    }

    /** Somebody used it, and this came of it. */
    synchronized void used(Object result) {
        count(Statistic.SESSION);
        switch (result) {
            case CardReading.Read _, SocialCardReading.Read _, CodeReading.Scanned _ -> count(Statistic.GOOD_READ);
            case CardReading.NoCard _, SocialCardReading.NoCard _, CodeReading.NothingSeen _ ->
                count(Statistic.NO_READ);
            case CardReading.MovedTooSoon _, SocialCardReading.TakenTooSoon _ -> count(Statistic.FAILED_READ);
            case CardReading.NotAccepted _,
                    CardReading.UnknownKind _,
                    SocialCardReading.NotAccepted _,
                    SocialCardReading.NotGenuine _,
                    SocialCardReading.Refused _,
                    CodeReading.NotUsable _ -> count(Statistic.UNREADABLE_CARD);
            case PrintResult.Presented _ -> count(Statistic.PAPER_CUT);
            default -> {}
        }
    }

    /** Somebody used it, and it failed. */
    synchronized void failed() {
        count(Statistic.SESSION);
        count(Statistic.FAILED_READ);
    }
}
