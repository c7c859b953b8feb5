package org.hall24.device;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of one device's condition.
 *
 * @param role what it is for
 * @param state XFS4IoT's word
 * @param reason why it is not online; empty when online
 * @param fault what staff must mend; empty when there is nothing to mend. Paper out is a fault of a device that is online
 * @param paper the paper supply; empty = this device has none
 * @param since when this condition began
 */
public record DeviceStatus(
        DeviceRole role,
        DeviceState state,
        Optional<OfflineReason> reason,
        Optional<Fault> fault,
        Optional<PaperLevel> paper,
        Instant since) {

    /** The same of a board that does this too. */
    public DeviceStatus of(DeviceRole other) {
        return other == role ? this : new DeviceStatus(other, state, reason, fault, paper, since);
    }

    /** Whether a citizen can be served with it now. Paper that is low still serves. */
    public boolean serves() {
        return state == DeviceState.ONLINE
                && paper.filter(level -> level == PaperLevel.OUT || level == PaperLevel.JAMMED)
                        .isEmpty();
    }
}
