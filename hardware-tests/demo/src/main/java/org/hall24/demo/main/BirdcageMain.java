package org.hall24.demo.main;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hall24.demo.privacy.Canaries;

/** A JVM that holds the canary alive in its heap until it is stopped: what a finder of leaks must be able to see. */
public final class BirdcageMain {
    private BirdcageMain() {}

    /** Holds it as a string and as bytes. */
    public static void main(String... arguments) throws InterruptedException {
        var held = List.of(Canaries.BIRD.text(), Canaries.BIRD.text().getBytes(StandardCharsets.UTF_8));
        System.out.println("{\"ready\":\"birdcage\",\"held\":" + held.size() + "}");
        System.out.flush();
        Thread.currentThread().join();
    }
}
