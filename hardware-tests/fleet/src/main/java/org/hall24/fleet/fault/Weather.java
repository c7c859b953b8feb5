package org.hall24.fleet.fault;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How bad the network is at the moment.
 *
 * @param badIn100 how many of a hundred connections have a fault
 * @param faults from which theirs is drawn, all alike; may be empty when none has one
 */
public record Weather(int badIn100, List<Fault> faults) {
    /** Connections end well. */
    public static final Weather FAIR = new Weather(0, List.of());

    private static final int HUNDRED = 100;

    /** Checks. */
    public Weather {
        faults = List.copyOf(faults);
        if (badIn100 < 0 || badIn100 > HUNDRED || (badIn100 > 0 && faults.isEmpty())) {
            throw new IllegalArgumentException("0 to 100 of a hundred, and then a fault to draw from");
        }
    }

    /** Weather with these faults. */
    public static Weather bad(int badIn100, Fault... faults) {
        return new Weather(badIn100, List.of(faults));
    }

    Fault draw(RandomGenerator random) {
        return random.nextInt(HUNDRED) < badIn100 ? faults.get(random.nextInt(faults.size())) : Fault.NONE;
    }
}
