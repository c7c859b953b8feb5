package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.device.PaperLevel;
import org.hall24.wire.terminal.Agent;

/**
 * What stands between a person and a matter, looked at before the person starts.
 *
 * @param verdict one sentence
 * @param checks line by line
 */
record PreFlight(Outcome outcome, Phrase verdict, List<Screen.Check> checks) {
    /** What the verdict means for the flow. */
    enum Outcome {
        /** Not known yet. */
        CHECKING,
        /** The blue key is awake. */
        READY,
        /** A device or the outbox is in the way; the page says so. */
        NOT_NOW,
        /** The matter needs the network and there is none. */
        NO_NETWORK,
        /** The department does not answer. */
        DEPARTMENT_SILENT,
        /** The agent does not answer. */
        NO_AGENT
    }

    /** How the department answered. */
    enum Department {
        /** This matter does not ask it anything now. */
        NOT_ASKED,
        ASKING,
        ANSWERED,
        SILENT
    }

    static PreFlight of(
            Matter matter, List<DeviceStatus> devices, Optional<Agent.NetworkState> network, Department department) {
        var checks = new ArrayList<Screen.Check>();
        boolean reader = serves(devices, DeviceRole.IDCARD);
        if (matter.devices().contains(DeviceRole.IDCARD.word())) {
            checks.add(check("idcard", "detail", reader ? Frame.Light.OK : Frame.Light.OUT));
        }
        boolean printer = serves(devices, DeviceRole.RECEIPT);
        checks.add(receipt(devices, printer));
        checks.add(network(matter, network));
        if (matter.slot()) {
            checks.add(department(matter, department));
        }
        var outcome = outcome(matter, reader, network, department);
        return new PreFlight(outcome, verdict(outcome, reader, printer, network), checks);
    }

    boolean ready() {
        return outcome == Outcome.READY;
    }

    private static Outcome outcome(
            Matter matter, boolean reader, Optional<Agent.NetworkState> network, Department department) {
        if (department == Department.ASKING) {
            return Outcome.CHECKING;
        }
        if (network.isEmpty()) {
            return Outcome.NO_AGENT;
        }
        if (needsNetwork(matter) && !network.get().hub()) {
            return Outcome.NO_NETWORK;
        }
        if (department == Department.SILENT) {
            return Outcome.DEPARTMENT_SILENT;
        }
        return reader && !network.get().diskFull() ? Outcome.READY : Outcome.NOT_NOW;
    }

    static boolean needsNetwork(Matter matter) {
        return matter.offline() == Matter.Offline.REFUSE_AND_EXPLAIN;
    }

    private static Phrase verdict(
            Outcome outcome, boolean reader, boolean printer, Optional<Agent.NetworkState> network) {
        return Phrase.of("verdict."
                + switch (outcome) {
                    case CHECKING -> "checking";
                    case NO_NETWORK -> "network";
                    case DEPARTMENT_SILENT -> "department";
                    case NO_AGENT -> "full";
                    case NOT_NOW -> reader ? "full" : "reader";
                    case READY -> {
                        if (!network.map(Agent.NetworkState::hub).orElse(false)) {
                            yield "offline";
                        }
                        yield printer ? "ready" : "no-receipt";
                    }
                });
    }

    private static Screen.Check receipt(List<DeviceStatus> devices, boolean printer) {
        var paper = devices.stream()
                .filter(device -> device.role() == DeviceRole.RECEIPT)
                .findFirst()
                .flatMap(DeviceStatus::paper)
                .orElse(PaperLevel.UNKNOWN);
        if (!printer) {
            return check("receipt", "none", Frame.Light.ATTENTION);
        }
        return switch (paper) {
            case FULL -> check("receipt", "full", Frame.Light.OK);
            case LOW -> check("receipt", "low", Frame.Light.OK);
            case UNKNOWN -> check("receipt", "unknown", Frame.Light.OK);
            case OUT, JAMMED -> check("receipt", "none", Frame.Light.ATTENTION);
        };
    }

    private static Screen.Check network(Matter matter, Optional<Agent.NetworkState> network) {
        if (network.map(Agent.NetworkState::hub).orElse(false)) {
            return check("network", "ok", Frame.Light.OK);
        }
        return needsNetwork(matter)
                ? check("network", "needs", Frame.Light.OUT)
                : check("network", "keeps", Frame.Light.ATTENTION);
    }

    private static Screen.Check department(Matter matter, Department department) {
        var name = Phrase.of("check.department", matter.department().name());
        return switch (department) {
            case NOT_ASKED, ASKING ->
                new Screen.Check(
                        name, Phrase.of("check.department.asking"), Frame.Light.UNKNOWN, Phrase.of("word.waiting"));
            case ANSWERED ->
                new Screen.Check(name, Phrase.of("check.department.ok"), Frame.Light.OK, Phrase.of("word.ready"));
            case SILENT ->
                new Screen.Check(name, Phrase.of("check.department.silent"), Frame.Light.OUT, Phrase.of("word.out"));
        };
    }

    private static Screen.Check check(String what, String detail, Frame.Light light) {
        var word = switch (light) {
            case OK -> "ready";
            case ATTENTION -> "attention";
            case OUT -> "out";
            case UNKNOWN -> "waiting";
        };
        return new Screen.Check(
                Phrase.of("check." + what),
                Phrase.of("check." + what + "." + detail),
                light,
                Phrase.of("word." + word));
    }

    private static boolean serves(List<DeviceStatus> devices, DeviceRole role) {
        return devices.stream().anyMatch(device -> device.role() == role && device.serves());
    }
}
