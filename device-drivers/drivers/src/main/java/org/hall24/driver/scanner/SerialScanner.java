package org.hall24.driver.scanner;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.ByteLink;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scanner on a serial line, whatever its make. It looks between {@code arm} and {@code disarm}, and never longer than somebody waits. */
final class SerialScanner implements CodeScanner {
    /** A person who has not found the window in a minute needs help, not more time. */
    private static final Duration PATIENCE_MAX = Duration.ofMinutes(1);

    /** So long a phone that is still held there rests before it is looked at again. */
    private static final Duration SAME_CODE_PAUSE = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);

    private final ByteLink link;
    private final Make make;
    private final Duration quiet;
    private final boolean aim;
    private final SameCode sameCode;
    private final InstantSource clock;
    private final Pause pause;

    private boolean prepared;

    /** Also at the beginning: whoever used it before may have died while it looked. */
    private boolean mayLook = true;

    /**
     * A scanner of this make.
     *
     * @param quiet how long the line must be quiet before what comes is surely no rest of something earlier
     * @param aim whether the scanner is set to say the AIM identifier before the code
     */
    SerialScanner(
            ByteLink link,
            Make make,
            Duration quiet,
            boolean aim,
            SameCode sameCode,
            InstantSource clock,
            Pause pause) {
        this.link = link;
        this.make = make;
        this.quiet = quiet;
        this.aim = aim;
        this.sameCode = sameCode;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
        if (patience.compareTo(PATIENCE_MAX) > 0) {
            throw new IllegalArgumentException("nobody waits " + patience + " for a code; at most " + PATIENCE_MAX);
        }
        try {
            makeReady();
            var giveUpAt = clock.instant().plus(patience);
            while (true) {
                var caught = look(Duration.between(clock.instant(), giveUpAt));
                if (caught.isEmpty()) {
                    return new CodeReading.NothingSeen();
                }
                var reading = CodeText.of(caught.get(), aim);
                caught.get().wipe();
                if (!(reading instanceof CodeReading.Scanned(var code)) || !sameCode.isAgain(code.text())) {
                    return reading;
                }
                pause.sleep(SAME_CODE_PAUSE);
            }
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        try {
            makeReady();
            make.settle(quiet);
            mayLook = true; // until it has answered: the end of a late answer must not become the beginning of a code
            make.checkHealth();
            mayLook = false;
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    /** Makes sure that it does not look, and that it is set as the dialogue needs. */
    private void makeReady() throws IOException, DeviceException, InterruptedException {
        if (mayLook) {
            make.settle(quiet);
            make.disarm();
            mayLook = false;
        }
        if (!prepared) {
            make.settle(quiet);
            make.prepare();
            prepared = true;
        }
    }

    private Optional<RawCode> look(Duration patience) throws IOException, DeviceException, InterruptedException {
        make.settle(quiet);
        mayLook = true;
        Optional<RawCode> caught;
        try {
            make.arm();
            caught = make.await(patience);
        } catch (DeviceException | InterruptedException e) {
            stopLooking(true);
            throw e;
        }
        if (caught.isPresent()) {
            stopLooking(false);
        } else {
            make.disarm(); // "nothing seen" is the word of a scanner that still answers
            mayLook = false;
        }
        return caught;
    }

    /**
     * Stops it as well as can be; what does not work now is done, and said, before it is used again.
     *
     * @param unsettled whether an answer to something else may still be on its way
     */
    private void stopLooking(boolean unsettled) {
        try {
            if (unsettled) {
                make.settle(quiet);
            }
            make.disarm();
            mayLook = false;
        } catch (IOException | DeviceException e) {
            LOG.debug("the scanner did not confirm that it stopped; it is told again before it is used", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
