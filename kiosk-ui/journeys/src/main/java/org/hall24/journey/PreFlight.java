package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        checks.addAll(identification(matter, devices, network));
        if (Hindrance.prints(matter)) {
            checks.add(paper("document", devices, DeviceRole.DOCUMENT, Frame.Light.OUT));
        }
        checks.add(paper("receipt", devices, DeviceRole.RECEIPT, Frame.Light.ATTENTION));
        checks.add(network(matter, network));
        boolean rests = network.filter(state -> Hindrance.rests(matter, state)).isPresent();
        var answers = rests && department != Department.ASKING ? Department.SILENT : department;
        if (matter.slot() || rests) {
            checks.add(department(matter, answers));
        }
        var outcome = outcome(matter, devices, network, answers);
        return new PreFlight(outcome, verdict(outcome, matter, devices, network), checks);
    }

    boolean ready() {
        return outcome == Outcome.READY;
    }

    private static Outcome outcome(
            Matter matter, List<DeviceStatus> devices, Optional<Agent.NetworkState> network, Department department) {
        if (department == Department.ASKING) {
            return Outcome.CHECKING;
        }
        if (network.isEmpty()) {
            return Outcome.NO_AGENT;
        }
        if (Hindrance.needsNetwork(matter) && !network.get().hub()) {
            return Outcome.NO_NETWORK;
        }
        if (department == Department.SILENT) {
            return Outcome.DEPARTMENT_SILENT;
        }
        return Hindrance.of(matter, devices, network).isEmpty() ? Outcome.READY : Outcome.NOT_NOW;
    }

    private static Phrase verdict(
            Outcome outcome, Matter matter, List<DeviceStatus> devices, Optional<Agent.NetworkState> network) {
        return Phrase.of("verdict."
                + switch (outcome) {
                    case CHECKING -> "checking";
                    case NO_NETWORK -> "network";
                    case DEPARTMENT_SILENT -> "department";
                    case NO_AGENT -> "full";
                    case NOT_NOW ->
                        Hindrance.of(matter, devices, network)
                                .map(PreFlight::word)
                                .orElse("full");
                    case READY -> {
                        if (!network.map(Agent.NetworkState::hub).orElse(false)) {
                            yield "offline";
                        }
                        yield Hindrance.serves(devices, DeviceRole.RECEIPT) ? "ready" : "no-receipt";
                    }
                });
    }

    private static String word(Hindrance hindrance) {
        return hindrance.name().toLowerCase(Locale.ROOT);
    }

    /** The ways to identify: one of them is enough, and a broken one beside a working one is no alarm. */
    private static List<Screen.Check> identification(
            Matter matter, List<DeviceStatus> devices, Optional<Agent.NetworkState> network) {
        int rank = matter.level().rank();
        var checks = new ArrayList<Screen.Check>();
        if (rank == 0) {
            return checks;
        }
        boolean reader = Hindrance.serves(devices, DeviceRole.IDCARD);
        boolean chips = Hindrance.readsSocialCards(matter, devices);
        boolean codes = Hindrance.readsCodes(devices, network);
        if (rank < Visit.CODE_RANK) {
            checks.add(check("idcard", "detail", light(reader, chips || codes)));
        }
        if (Hindrance.takesSocialCards(matter) && fitted(devices, DeviceRole.SMARTCARD)) {
            checks.add(check("smartcard", "detail", light(chips, reader || codes)));
        }
        if (rank >= Visit.CODE_RANK || fitted(devices, DeviceRole.SCANNER)) {
            boolean scanner = Hindrance.serves(devices, DeviceRole.SCANNER);
            checks.add(check("scanner", "detail", light(scanner, rank < Visit.CODE_RANK && (reader || chips))));
        }
        return checks;
    }

    private static Frame.Light light(boolean serves, boolean otherServes) {
        if (serves) {
            return Frame.Light.OK;
        }
        return otherServes ? Frame.Light.ATTENTION : Frame.Light.OUT;
    }

    private static Screen.Check paper(String what, List<DeviceStatus> devices, DeviceRole role, Frame.Light without) {
        var paper = devices.stream()
                .filter(device -> device.role() == role)
                .findFirst()
                .flatMap(DeviceStatus::paper)
                .orElse(PaperLevel.UNKNOWN);
        if (!Hindrance.serves(devices, role)) {
            return check(what, "none", without);
        }
        return switch (paper) {
            case FULL -> check(what, "full", Frame.Light.OK);
            case LOW -> check(what, "low", Frame.Light.OK);
            case UNKNOWN -> check(what, "unknown", Frame.Light.OK);
            case OUT, JAMMED -> check(what, "none", without);
        };
    }

    private static Screen.Check network(Matter matter, Optional<Agent.NetworkState> network) {
        if (network.map(Agent.NetworkState::hub).orElse(false)) {
            return check("network", "ok", Frame.Light.OK);
        }
        return Hindrance.needsNetwork(matter)
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

    private static boolean fitted(List<DeviceStatus> devices, DeviceRole role) {
        return devices.stream().anyMatch(device -> device.role() == role);
    }
}
