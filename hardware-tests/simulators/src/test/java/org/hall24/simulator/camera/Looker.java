package org.hall24.simulator.camera;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.hall24.device.CodeReading;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Still;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.simulator.Bench;

/**
 * A program that looks through a camera as the kiosk does, in a JVM of its own, because the Video4Linux shim must be there before it
 * starts. A line in: LOOK, SCAN or STATUS; a line out.
 */
public final class Looker {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Looker() {}

    /** The role's word and the device URL; ends with its input. */
    public static void main(String... arguments) throws Exception {
        var role = arguments[0].equals("scanner") ? DeviceRole.SCANNER : DeviceRole.CAMERA;
        try (var supervision = Supervision.begin(
                        Map.of(role, arguments[1]), Bench.surroundings((_, _, _) -> {}), Makes.shipped());
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(line, supervision));
                System.out.flush();
            }
        }
    }

    private static String answer(String line, Supervision supervision) throws InterruptedException {
        try {
            return switch (line) {
                case "LOOK" -> {
                    var sight = supervision.camera().look(PATIENCE);
                    yield sight.getClass().getSimpleName() + " " + colours(sight.still());
                }
                case "SCAN" ->
                    switch (supervision.codeScanner().scan(PATIENCE)) {
                        case CodeReading.Scanned(var code) -> "Scanned " + code.text();
                        case CodeReading.NothingSeen _ -> "NothingSeen";
                        case CodeReading.NotUsable _ -> "NotUsable";
                    };
                default -> {
                    var status = supervision.statuses().getFirst();
                    yield status.state() + " " + status.fault().map(Enum::name).orElse("well");
                }
            };
        } catch (DeviceException e) {
            return "FAULT " + e.fault();
        }
    }

    /** The mean blue, green and red of the left and of the right half. */
    private static String colours(Still still) {
        var sums = new long[6];
        for (int y = 0; y < still.height(); y++) {
            for (int x = 0; x < still.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    sums[(x * 2 < still.width() ? 0 : 3) + c] += still.bgr()[3 * (y * still.width() + x) + c] & 0xff;
                }
            }
        }
        var means = new StringBuilder(still.width() + "x" + still.height());
        for (long sum : sums) {
            means.append(' ').append(sum * 2 / ((long) still.width() * still.height()));
        }
        return means.toString();
    }
}
