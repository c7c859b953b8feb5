package org.hall24.device.driver;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.hall24.time.Pause;

/**
 * The world as a driver may touch it.
 *
 * @param clock what time it is; a driver gets one that nobody sets while it waits
 * @param pause how to wait
 * @param chance for jitter
 * @param jobs what this terminal printed since the program started; outlives the printer object and its link
 * @param fonts directory with {@code NotoSansSC_400Regular.ttf}, {@code NotoSansSC_700Bold.ttf} and {@code HanaMinB.ttf}
 */
public record Surroundings(InstantSource clock, Pause pause, RandomGenerator chance, JobBook jobs, Path fonts) {}
