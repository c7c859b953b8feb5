package org.hall24.journey;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.Lights;

/** Lights that remember what they were told, one entry each time it was something else: {@code dark}, {@code CARD_READER MEDIUM}. */
final class FakeLights implements Lights {
    final List<String> told = new ArrayList<>();
    Set<GuideLight> fitted = EnumSet.complementOf(EnumSet.of(GuideLight.FASCIA));
    Optional<Fault> fault = Optional.empty();

    /** Whether it hangs, deaf to everything but an interruption. */
    boolean hangs;

    private final Stage stage;

    FakeLights(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Set<GuideLight> fitted() {
        return fitted;
    }

    @Override
    public boolean set(GuideLight light, FlashRate rate) {
        throw new AssertionError("one light at a time");
    }

    @Override
    public boolean only(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException {
        work();
        boolean there = fitted.contains(light);
        say(there ? light + " " + rate : "dark");
        return there;
    }

    @Override
    public void allOff() throws DeviceException, InterruptedException {
        work();
        say("dark");
    }

    private void work() throws DeviceException, InterruptedException {
        if (hangs) {
            stage.park(java.time.Instant.MAX, () -> false);
        }
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "made so by the test");
        }
    }

    private void say(String now) {
        stage.change(() -> {
            if (told.isEmpty() || !told.getLast().equals(now)) {
                told.add(now);
            }
        });
    }

    @Override
    public void checkHealth() {
        throw new AssertionError("no journey checks the lights");
    }

    @Override
    public void close() {}
}
