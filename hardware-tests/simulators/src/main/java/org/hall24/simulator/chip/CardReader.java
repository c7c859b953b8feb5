package org.hall24.simulator.chip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hall24.people.People;
import org.hall24.simulator.Words;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chip-card reader as a program meets it: a card service of its own with one virtual reader, and the hand that puts cards in. Pulling its cable
 * ends the service, which is the most that can go wrong with a reader; a service that stands still is a driver that hangs.
 */
public final class CardReader implements Words, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CardReader.class);

    private final CardService service;
    private final ChipSimulator cards;
    private boolean still;

    private CardReader(CardService service, ChipSimulator cards) {
        this.service = service;
        this.cards = cards;
    }

    /** A reader of a service at this socket; its settings and its log lie in a folder of the same name with {@code .d}. */
    public static CardReader start(Path socket, People people, RandomGenerator chance, Pause pause)
            throws IOException, InterruptedException {
        var folder = socket.resolveSibling(socket.getFileName() + ".d");
        var service = CardService.start(socket, folder, pause);
        return new CardReader(service, ChipSimulator.at(service.reader(0), people, chance, pause));
    }

    /** What programs call it. */
    public String name() {
        return service.name(0);
    }

    @Override
    public String vocabulary() {
        return cards.vocabulary() + ", UNPLUG, PLUG, STILL ON|OFF";
    }

    @Override
    public synchronized String hear(List<String> words) throws NotUnderstood {
        try {
            switch (words.getFirst()) {
                case "UNPLUG" -> unplug();
                case "PLUG" -> plug();
                case "STILL" -> setStill(Words.onOff(words));
                case "STATUS" -> {
                    return "plugged=" + service.isAlive() + " still=" + still + " " + cards.hear(words);
                }
                default -> {
                    return cards.hear(words);
                }
            }
            return "";
        } catch (IOException e) {
            throw new NotUnderstood("the card service does not obey: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotUnderstood("interrupted while the card service was told");
        }
    }

    private void unplug() throws InterruptedException {
        if (service.isAlive()) {
            service.kill();
        }
        still = false;
    }

    private void plug() throws IOException, InterruptedException {
        if (!service.isAlive()) {
            service.startAgain();
        }
    }

    private void setStill(boolean on) throws IOException, InterruptedException {
        if (still != on && service.isAlive()) {
            service.freeze(on);
        }
        still = on;
    }

    @Override
    public void close() {
        cards.close();
        try {
            service.close();
        } catch (IOException e) {
            LOG.warn("the socket of the card service stays behind", e);
        }
    }
}
