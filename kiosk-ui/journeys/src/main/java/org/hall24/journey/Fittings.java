package org.hall24.journey;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.IdCardReader;
import org.hall24.device.Lights;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.Sensors;
import org.hall24.device.SmartCardReader;
import org.hall24.settings.Times;
import org.hall24.time.Pause;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.terminal.Agent;

/**
 * Everything a terminal is made of.
 *
 * @param reader reads identity cards; supervised, so that it recovers by itself after unplugging
 * @param chips reads social-security cards; a terminal without such a reader is told so by the board
 * @param printer prints receipts; supervised likewise
 * @param documents prints A4; a terminal without one is told so by the board
 * @param scanner reads codes; likewise
 * @param artist draws previews
 * @param lights guide lights; a terminal without them is told so by the board
 * @param sensors door, presence and UPS; likewise
 * @param board how the devices are, for lamps and pre-flight
 * @param agent disk and network
 * @param verifier judges the release the agent hands over: the agent could lie
 * @param clock the terminal's clock
 * @param pause waits between attempts
 * @param random ids, query codes, salts; in a program a {@link java.security.SecureRandom}
 * @param times how long the terminal waits for a person
 */
public record Fittings(
        IdCardReader reader,
        SmartCardReader chips,
        ReceiptPrinter printer,
        DocumentPrinter documents,
        CodeScanner scanner,
        SheetArtist artist,
        Lights lights,
        Sensors sensors,
        DeviceBoard board,
        Agent agent,
        ReleaseVerifier verifier,
        InstantSource clock,
        Pause pause,
        RandomGenerator random,
        Times times) {}
