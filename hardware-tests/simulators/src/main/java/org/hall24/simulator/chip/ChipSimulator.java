package org.hall24.simulator.chip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hall24.people.People;
import org.hall24.people.SocialCardRow;
import org.hall24.simulator.Words;
import org.hall24.simulator.card.CardBytes;
import org.hall24.time.Pause;

/**
 * Chip cards for a virtual reader (vpcd) of a real card service. The reader is the service's; this is the cards, and the hand that puts
 * them in. It remembers every command that reached a card.
 */
public final class ChipSimulator implements Words, AutoCloseable {
    private static final int SLOW_MILLIS_MAX = 60_000;
    private static final int DIE_BYTES_MAX = 100_000;

    /** More than the longest test says to one card; then the memory begins anew. */
    private static final int COMMANDS_MAX = 100_000;

    private static final Duration MUTE_LOOK = Duration.ofMillis(20);

    private final VirtualReader reader;
    private final People people;
    private final RandomGenerator chance;
    private final Pause pause;

    // what the world did, under this
    private String inside = "none";
    private Duration slow = Duration.ZERO;
    private boolean mute;
    private int dieAfter = -1;
    private long bytesSaid;
    private final List<Long> answerEnds = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();

    private ChipSimulator(VirtualReader reader, People people, RandomGenerator chance, Pause pause) {
        this.reader = reader;
        this.people = people;
        this.chance = chance;
        this.pause = pause;
    }

    /** Cards for the virtual reader that listens, or will listen, at this address. */
    public static ChipSimulator at(InetSocketAddress address, People people, RandomGenerator chance, Pause pause) {
        return new ChipSimulator(new VirtualReader(address, pause), people, chance, pause);
    }

    @Override
    public String vocabulary() {
        return "INSERT S-01 [1.00|2.00|3.00] [COPY], INSERT X-00, INSERT R-01, REMOVE, MUTE ON|OFF, SLOW 40, DIE 17, STATUS";
    }

    @Override
    public String hear(List<String> words) throws NotUnderstood {
        switch (words.getFirst()) {
            case "INSERT" -> insert(words);
            case "REMOVE" -> remove();
            case "MUTE" -> setMute(Words.onOff(words));
            case "SLOW" -> setSlow(Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX)));
            case "DIE" -> dieAfter(Words.number(words, 1, DIE_BYTES_MAX));
            case "STATUS" -> {
                return status();
            }
            default -> throw new NotUnderstood("a chip card does not understand " + words.getFirst());
        }
        return "";
    }

    private void insert(List<String> words) throws NotUnderstood {
        String id = words.size() > 1 ? words.get(1) : "";
        if (id.equals("X-00")) {
            put(id, new StrangeChip());
            return;
        }
        var person = people.byId(id);
        if (person.isPresent()) {
            put(id, new IdentityChip(CardBytes.base(person.get(), people.chip(person.get()))));
            return;
        }
        boolean genuine = !words.contains("COPY");
        var row = SocialCardRow.byId(people, id).orElseThrow(() -> new NotUnderstood("there is no card '" + id + "'"));
        var card = words.stream()
                .filter(word -> word.matches("[123][.]00"))
                .findFirst()
                .map(row::ofEdition)
                .orElse(row);
        put(id, new SocialChip(card, genuine, chance));
    }

    private void put(String id, Chip chip) {
        synchronized (this) {
            inside = id;
        }
        reader.insert(new Remembered(chip), this::before);
    }

    private void remove() {
        synchronized (this) {
            inside = "none";
        }
        reader.remove();
    }

    private synchronized void setMute(boolean on) {
        mute = on;
    }

    private synchronized void setSlow(Duration wait) {
        slow = wait;
    }

    private synchronized void dieAfter(int bytes) {
        dieAfter = bytes;
    }

    private synchronized String status() {
        return "card=" + inside + " commands=" + commands.size() + " forbidden="
                + commands.stream().filter(Forbidden::is).count() + " said=" + bytesSaid;
    }

    /** Every command that reached a card, in capital hexadecimal, oldest first. */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many bytes had left at the end of each answer to a command, each with its two bytes of length. */
    public synchronized List<Long> answerEnds() {
        return List.copyOf(answerEnds);
    }

    @Override
    public void close() {
        reader.remove();
    }

    private VirtualReader.Fate before(byte[] framed) throws InterruptedException {
        Duration wait;
        synchronized (this) {
            wait = slow;
        }
        if (!wait.isZero()) {
            pause.sleep(wait);
        }
        while (isMute()) {
            pause.sleep(MUTE_LOOK);
        }
        return fate(framed.length);
    }

    private synchronized VirtualReader.Fate fate(int bytes) {
        var fate = VirtualReader.Fate.LEAVES;
        if (dieAfter >= 0 && dieAfter <= bytes) {
            fate = dieAfter == bytes ? VirtualReader.Fate.LEAVES_LAST : VirtualReader.Fate.NEVER;
            dieAfter = -1;
            inside = "none";
        } else if (dieAfter >= 0) {
            dieAfter -= bytes;
        }
        if (fate != VirtualReader.Fate.NEVER) {
            bytesSaid += bytes;
            answerEnds.add(bytesSaid);
        }
        return fate;
    }

    private synchronized boolean isMute() {
        return mute;
    }

    private synchronized void remember(byte[] command) {
        if (commands.size() == COMMANDS_MAX) {
            commands.clear();
            answerEnds.clear();
        }
        commands.add(HexFormat.of().withUpperCase().formatHex(command));
    }

    private final class Remembered implements Chip {
        private final Chip chip;

        Remembered(Chip chip) {
            this.chip = chip;
        }

        @Override
        public byte[] atr() {
            return chip.atr();
        }

        @Override
        public void reset() {
            chip.reset();
        }

        @Override
        public byte[] answer(byte[] command) {
            remember(command);
            return chip.answer(command);
        }
    }
}
