package org.hall24.driver.pcsc;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.CardSlot;
import org.hall24.device.link.SlotOpener;
import org.hall24.driver.pcsclite.PcscProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transport {@code reader}: a chip-card reader of this machine's card service, by its name. */
public final class PcscOpener implements SlotOpener {
    private static final Logger LOG = LoggerFactory.getLogger(PcscOpener.class);

    private static final DeviceOption ANSWER = new DeviceOption(
            "answer",
            new DeviceOption.Whole(100, 60_000),
            "ms",
            "5000",
            "How long a card may take for one answer before the reader is given up.");

    /** The service answers at once or not at all. */
    private static final Duration SERVICE_MAX = Duration.ofSeconds(5);

    private static final PcscProvider PROVIDER = new PcscProvider();

    private final Doorway doorway;

    /** Calls the card service. */
    @FunctionalInterface
    interface Doorway {
        /** A connection to it, to be closed when it can be. */
        CardTerminals call() throws CardException;
    }

    /** This machine's. */
    public PcscOpener() {
        this(PcscOpener::called);
    }

    PcscOpener(Doorway doorway) {
        this.doorway = doorway;
    }

    @Override
    public String word() {
        return "reader";
    }

    @Override
    public String sentence() {
        return "A chip-card reader of this machine's card service (pcscd), by its name; * stands for anything.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(ANSWER);
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        return true; // the service must be asked, and it may not answer
    }

    @Override
    public CardSlot open(DeviceUrl url, OptionValues options) throws DeviceException, InterruptedException {
        ServiceThread service;
        try {
            service = new ServiceThread(url.address());
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "no more slots can be opened: " + e.getMessage(), e);
        }
        // Said as soon as it is there: whoever opens may have left meanwhile, and nobody else would end it.
        var connection = new AtomicReference<@Nullable CardTerminals>();
        boolean opened = false;
        try {
            var all = service.ask(SERVICE_MAX, () -> {
                var terminals = doorway.call();
                connection.set(terminals);
                return terminals.list();
            });
            var terminal = chosen(all, url);
            opened = true;
            return new PcscSlot(
                    terminal, service, () -> release(connection), Duration.ofMillis(options.whole(ANSWER.name())));
        } catch (CardException e) {
            throw new DeviceException(Fault.SILENT, "the card service (pcscd) does not answer: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the card service (pcscd): " + e.getMessage(), e);
        } finally {
            if (!opened) {
                service.end(() -> release(connection));
            }
        }
    }

    /** A connection of its own: one that saw the service end is never used again. */
    private static CardTerminals called() throws CardException {
        try {
            return TerminalFactory.getInstance("PC/SC", null, PROVIDER).terminals();
        } catch (NoSuchAlgorithmException e) {
            throw new CardException(e.getMessage(), e);
        }
    }

    private static CardTerminal chosen(List<CardTerminal> all, DeviceUrl url) throws DeviceException {
        var pattern = Pattern.compile(
                "\\Q" + url.address().replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
        var names = all.stream().map(CardTerminal::getName).toList();
        var fitting = all.stream()
                .filter(each -> pattern.matcher(each.getName()).matches())
                .toList();
        if (fitting.isEmpty()) {
            throw new DeviceException(
                    Fault.GONE, "no reader is called '" + url.address() + "'; the card service knows " + names);
        }
        if (fitting.size() > 1) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    "device URL '" + url + "': more than one reader is called so, write more of the name: " + names);
        }
        return fitting.getFirst();
    }

    private static void release(AtomicReference<@Nullable CardTerminals> connection) {
        if (connection.get() instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) { // AutoCloseable says no less
                LOG.debug("the card service was gone before its connection: {}", e.getMessage());
            }
        }
    }
}
