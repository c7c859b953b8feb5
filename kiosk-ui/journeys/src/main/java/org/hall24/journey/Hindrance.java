package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.wire.terminal.Agent;

/** What keeps a matter from being done here now; the worst first. */
enum Hindrance {
    /** Nobody can be identified: neither by a card nor, equally, by a code. */
    READER,
    /** This matter asks for a code, and none can be read. */
    SCANNER,
    /** It ends in a document, and none can be printed. */
    DOCUMENT,
    /** The outbox is full. */
    FULL,
    NETWORK,
    /** The hub leaves the department in peace for now: it did not answer several times (failure F5). */
    DEPARTMENT;

    /** The worst of what is in the way; empty when nothing is known to be. */
    static Optional<Hindrance> of(Matter matter, List<DeviceStatus> devices, Optional<Agent.NetworkState> network) {
        if (!identifies(matter, devices, network)) {
            return Optional.of(matter.level().rank() >= Visit.CODE_RANK ? SCANNER : READER);
        }
        if (prints(matter) && !serves(devices, DeviceRole.DOCUMENT)) {
            return Optional.of(DOCUMENT);
        }
        return network.flatMap(state -> of(matter, state));
    }

    private static Optional<Hindrance> of(Matter matter, Agent.NetworkState state) {
        if (state.diskFull() && keeps(matter)) {
            return Optional.of(FULL);
        }
        if (!needsNetwork(matter)) {
            return Optional.empty();
        }
        if (!state.hub()) {
            return Optional.of(NETWORK);
        }
        return rests(matter, state) ? Optional.of(DEPARTMENT) : Optional.empty();
    }

    static boolean needsNetwork(Matter matter) {
        return matter.offline() == Matter.Offline.REFUSE_AND_EXPLAIN;
    }

    /** Whether something of it is written to the terminal's disk: an application or a number. */
    static boolean keeps(Matter matter) {
        return matter.kind() != Matter.Kind.QUERY;
    }

    static boolean prints(Matter matter) {
        return matter.devices().contains(DeviceRole.DOCUMENT.word());
    }

    static boolean rests(Matter matter, Agent.NetworkState state) {
        return needsNetwork(matter)
                && state.resting().contains(matter.department().id());
    }

    /** Whether a person can be identified as surely as the matter asks. */
    static boolean identifies(Matter matter, List<DeviceStatus> devices, Optional<Agent.NetworkState> network) {
        int rank = matter.level().rank();
        if (rank == 0) {
            return true;
        }
        if (rank >= Visit.CODE_RANK) {
            return serves(devices, DeviceRole.SCANNER);
        }
        return serves(devices, DeviceRole.IDCARD) || readsSocialCards(matter, devices) || readsCodes(devices, network);
    }

    /** Whether this matter identifies by social-security card too, where there is a reader for it. */
    static boolean takesSocialCards(Matter matter) {
        return matter.level().rank() < Visit.CODE_RANK && matter.devices().contains(DeviceRole.SMARTCARD.word());
    }

    /** Whether a social-security card can be read for this matter here now. */
    static boolean readsSocialCards(Matter matter, List<DeviceStatus> devices) {
        return takesSocialCards(matter) && serves(devices, DeviceRole.SMARTCARD);
    }

    /** Whether an e-certificate can be shown here now: its platform is beyond the network. */
    static boolean readsCodes(List<DeviceStatus> devices, Optional<Agent.NetworkState> network) {
        return serves(devices, DeviceRole.SCANNER)
                && network.filter(Agent.NetworkState::hub).isPresent();
    }

    static boolean serves(List<DeviceStatus> devices, DeviceRole role) {
        return devices.stream().anyMatch(device -> device.role() == role && device.serves());
    }
}
