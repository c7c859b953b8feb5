package org.hall24.simulator.card;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hall24.people.Chip;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.hall24.simulator.Words;
import org.hall24.simulator.pty.Cable;
import org.hall24.simulator.pty.SerialDevice;
import org.hall24.simulator.pty.Wire;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;

/**
 * An identity-card reader at the end of a serial cable, or behind a device server on the network. It answers byte for byte as a SAM module
 * does, at 115200 baud until it is told another speed, and knows the cards of the demonstration people.
 */
public final class CardReaderSimulator implements Words, AutoCloseable {
    private static final int BAUD = 115_200;

    /** By the parameter of the command that sets them. */
    private static final List<Integer> SPEEDS = List.of(115_200, 57_600, 38_400, 19_200, 9_600);

    private static final int SLOW_MILLIS_MAX = 10_000;
    private static final int DIE_BYTES_MAX = 100_000;

    /** A request is ten bytes; whoever sends more without one speaks another protocol. */
    private static final int HEARD_BYTES_MAX = 4_096;

    private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};

    /** 05.01-00000001-0000000002-0000000003. */
    private static final byte[] SAM_ID = {5, 0, 1, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0};

    private enum Field {
        EMPTY,
        LAID,
        FOUND,
        SELECTED
    }

    private final People people;
    private final Wire cable;
    private final SerialDevice device;

    private byte[] heard = new byte[0];

    // what the world did, under this
    private @Nullable Person card;
    private Field field = Field.EMPTY;
    private Duration slow = Duration.ZERO;
    private boolean trembling;
    private boolean mute;
    private boolean old;
    private int module = 0x90;
    private int baud = BAUD;
    private int dieAfter = -1;

    private CardReaderSimulator(People people, Wire cable, Pause pause) {
        this.people = people;
        this.cable = cable;
        this.device = new SerialDevice("card reader", cable, BAUD, pause, this::answerAll);
    }

    /** A reader whose cable is plugged in at this path. */
    public static CardReaderSimulator at(Path path, People people, Pause pause) throws IOException {
        return at(new Cable(path), people, pause);
    }

    /** A reader behind this cable, which is plugged in. */
    public static CardReaderSimulator at(Wire cable, People people, Pause pause) throws IOException {
        cable.plug();
        var simulator = new CardReaderSimulator(people, cable, pause);
        simulator.device.start();
        return simulator;
    }

    @Override
    public String vocabulary() {
        return "INSERT R-01, REMOVE, TREMBLE ON|OFF, MUTE ON|OFF, OLD ON|OFF, SAM READY|FAILED|UNAUTHORISED, UNPLUG,"
                + " PLUG, SLOW 40, DIE 17, STATUS";
    }

    @Override
    public synchronized String hear(List<String> words) throws NotUnderstood {
        switch (words.getFirst()) {
            case "INSERT" -> insert(words);
            case "REMOVE" -> {
                card = null;
                field = Field.EMPTY;
            }
            case "TREMBLE" -> trembling = Words.onOff(words);
            case "MUTE" -> mute = Words.onOff(words);
            case "OLD" -> old = Words.onOff(words);
            case "SAM" -> module = condition(words);
            case "UNPLUG" -> cable.unplug();
            case "PLUG" -> plug();
            case "SLOW" -> slow = Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX));
            case "DIE" -> dieAfter = Words.number(words, 1, DIE_BYTES_MAX);
            case "STATUS" -> {
                return "plugged=" + cable.isPlugged() + " card="
                        + Optional.ofNullable(card).map(Person::id).orElse("none") + " field=" + field;
            }
            default -> throw new NotUnderstood("a card reader does not understand " + words.getFirst());
        }
        return "";
    }

    private void insert(List<String> words) throws NotUnderstood {
        String id = words.size() == 2 ? words.get(1) : "";
        card = people.byId(id).orElseThrow(() -> new NotUnderstood("there is no card '" + id + "'"));
        field = Field.LAID;
    }

    /** What the module answers to everything while it is not well. */
    private static int condition(List<String> words) throws NotUnderstood {
        return switch (words.size() == 2 ? words.get(1) : "") {
            case "READY" -> 0x90;
            case "FAILED" -> 0x60;
            case "UNAUTHORISED" -> 0x66;
            default -> throw new NotUnderstood("READY, FAILED or UNAUTHORISED must stand after SAM");
        };
    }

    private void plug() throws NotUnderstood {
        try {
            cable.plug();
            field = card == null ? Field.EMPTY : Field.LAID; // without power the module forgot the card, not its speed
            heard = new byte[0];
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        device.close();
    }

    // --- the module
    // ---------------------------------------------------------------------------------------------------------

    private void answerAll(byte[] piece) throws IOException, InterruptedException {
        int now;
        synchronized (this) {
            now = baud;
        }
        if (piece.length == 0 || !cable.isAt(now)) {
            return; // what is said at another speed is noise
        }
        var all = Arrays.copyOf(heard, heard.length + piece.length);
        System.arraycopy(piece, 0, all, heard.length, piece.length);
        int at = 0;
        while (at < all.length) {
            int length = requestLength(all, at);
            if (length == 0) {
                at++;
            } else if (at + length > all.length) {
                break;
            } else {
                say(answer(all, at + PREAMBLE.length, length - PREAMBLE.length));
                adoptSpeed();
                at += length;
            }
        }
        heard = Arrays.copyOfRange(all, Math.max(at, all.length - HEARD_BYTES_MAX), all.length);
    }

    /** How many bytes the request here has or will have; 0 = none begins here. */
    private static int requestLength(byte[] bytes, int at) {
        int there = bytes.length - at;
        for (int i = 0; i < Math.min(PREAMBLE.length, there); i++) {
            if (bytes[at + i] != PREAMBLE[i]) {
                return 0;
            }
        }
        if (there < PREAMBLE.length + 2) {
            return PREAMBLE.length + 2;
        }
        int length = ((bytes[at + 5] & 0xFF) << 8) | (bytes[at + 6] & 0xFF);
        return length < 3 || length > 100 ? 0 : PREAMBLE.length + 2 + length;
    }

    /** The answer to a request whose length field stands at {@code at}. */
    private byte[] answer(byte[] bytes, int at, int count) {
        int check = 0;
        for (int i = at; i < at + count; i++) {
            check ^= bytes[i];
        }
        if (check != 0) { // the checksum itself makes it 0
            return CardBytes.answer(0x10);
        }
        int command = ((bytes[at + 2] & 0xFF) << 8) | (bytes[at + 3] & 0xFF);
        synchronized (this) {
            if (module != 0x90) {
                return CardBytes.answer(module);
            }
            return switch (command) {
                case 0x10FF, 0x11FF -> CardBytes.answer(0x90);
                case 0x12FF -> CardBytes.answer(0x90, SAM_ID);
                case 0x2001 -> find();
                case 0x2002 -> select();
                case 0x3001 -> read(CardBytes::base);
                case 0x3010 -> old ? CardBytes.answer(0x21) : read(CardBytes::withFingerprint);
                case 0x3003 -> old ? CardBytes.answer(0x21) : readNewAddress();
                case 0x6000, 0x6001, 0x6002, 0x6003, 0x6004 -> {
                    baud = SPEEDS.get(command & 0xFF);
                    yield CardBytes.answer(0x90);
                }
                default -> CardBytes.answer(0x21);
            };
        }
    }

    /** A new speed holds from behind the answer on. */
    private synchronized void adoptSpeed() {
        device.speed(baud);
    }

    /** A card that was selected before is not found again until it has left the field. */
    private byte[] find() {
        if (field == Field.EMPTY || field == Field.SELECTED) {
            return CardBytes.answer(0x80);
        }
        field = Field.FOUND;
        return CardBytes.answer(0x9F, new byte[4]);
    }

    private byte[] select() {
        if (field != Field.FOUND) {
            return CardBytes.answer(0x81);
        }
        field = Field.SELECTED;
        return CardBytes.answer(0x90, new byte[8]);
    }

    private byte[] read(BiFunction<Person, Chip, byte[]> blocks) {
        var now = card;
        if (field != Field.SELECTED || now == null || trembling) {
            return CardBytes.answer(0x41);
        }
        return CardBytes.answer(0x90, blocks.apply(now, people.chip(now)));
    }

    private byte[] readNewAddress() {
        var now = card;
        if (field != Field.SELECTED || now == null || trembling) {
            return CardBytes.answer(0x41);
        }
        var chip = people.chip(now);
        return chip.newAddress().isEmpty()
                ? CardBytes.answer(0x91)
                : CardBytes.answer(0x90, CardBytes.newAddress(chip));
    }

    /** Sends an answer at the speed of the line; a card pulled out in the middle does not stop it, a cable does. */
    private void say(byte[] answer) throws IOException, InterruptedException {
        Duration wait;
        int end;
        synchronized (this) {
            if (mute) {
                return;
            }
            wait = slow;
            end = dieAfter < 0 ? answer.length : Math.min(dieAfter, answer.length);
        }
        device.say(answer, end, wait);
        synchronized (this) {
            if (dieAfter >= 0 && dieAfter <= answer.length) {
                dieAfter = -1;
                cable.unplug();
            } else if (dieAfter >= 0) {
                dieAfter -= answer.length;
            }
        }
    }
}
