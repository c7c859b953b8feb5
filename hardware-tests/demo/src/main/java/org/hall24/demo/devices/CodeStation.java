package org.hall24.demo.devices;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.supervision.Supervision;

/** The code scanner: a new code each time; codes nobody asked for lie in between and may never be the answer. */
final class CodeStation implements Station {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int CODE_BYTES = 60;

    private final Simulated simulator;
    private final DeviceBoard board;
    private final CodeScanner scanner;
    private int shown;

    CodeStation(Simulated simulator, Supervision devices) {
        this.simulator = simulator;
        this.board = devices;
        this.scanner = devices.codeScanner();
    }

    @Override
    public String name() {
        return DeviceRole.SCANNER.word();
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.SCANNER);
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(
                Mishap.of("MUTE ON"),
                Mishap.of("REFUSE ON"),
                Mishap.of("GARBLE"),
                Mishap.of("BLURT nobody asked for this one"),
                Mishap.upTo("SLOW", 600));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.of(Mishap.upTo("DIE", CODE_BYTES));
    }

    @Override
    public List<String> mending() {
        return List.of("MUTE OFF", "REFUSE OFF", "SLOW 0", "DIE 100000", "HIDE");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        shown++;
        var code = "https://hall24.invalid/c/%06d-%012x".formatted(shown, chance.nextLong() >>> 16);
        simulator.say("SHOW " + code);
        try {
            return switch (scanner.scan(PATIENCE)) {
                case CodeReading.Scanned(var read) -> read.text().equals(code) ? Verdict.RIGHT : Verdict.WRONG;
                case CodeReading.NothingSeen _, CodeReading.NotUsable _ -> Verdict.MISSED;
            };
        } finally {
            simulator.say("HIDE");
        }
    }
}
