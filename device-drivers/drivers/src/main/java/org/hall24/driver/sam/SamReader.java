package org.hall24.driver.sam;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.Likeness;
import org.hall24.device.PortraitDecoder;
import org.hall24.device.SamStatus;
import org.hall24.device.Still;
import org.hall24.device.WithLineSpeed;
import org.hall24.device.WithSamId;
import org.hall24.device.WithSamStatus;
import org.hall24.device.link.ByteLink;
import org.hall24.time.Pause;

/** Speaks the find / select / read dialogue of identity-card readers with a SAM module. */
final class SamReader implements IdCardReader, WithSamId, WithSamStatus, WithLineSpeed {
    /** Readers are polled every 300 to 1000 ms by shipped software; faster makes them hot, slower feels dead. */
    private static final Duration POLL_PAUSE = Duration.ofMillis(300);

    /** How often a card that moved is tried again before the person is told to hold still. */
    private static final int READ_ATTEMPTS_MAX = 3;

    /** One address of those a card got later. */
    private static final int ADDRESS_BYTES = 70;

    private static final Map<Integer, SamCommand> SPEEDS = new TreeMap<>(Map.of(
            9_600, SamCommand.SPEED_9600,
            19_200, SamCommand.SPEED_19200,
            38_400, SamCommand.SPEED_38400,
            57_600, SamCommand.SPEED_57600,
            115_200, SamCommand.SPEED_115200));

    private final SamLine line;
    private final InstantSource clock;
    private final Pause pause;
    private final Wishes wishes;

    /** Whether a card may be selected and was never read whole: then a find answers "none" although it lies there. */
    private boolean selectedUnread;

    /** Whether the module said that it knows no fingerprints. */
    private boolean withoutFingerprints;

    /**
     * What is wanted of a card besides its text.
     *
     * @param fingerprint whether to fetch fingerprints
     * @param newAddress whether to ask for the address the holder moved to
     * @param portrait who decodes the portrait; empty = nobody, and it is dropped
     */
    record Wishes(boolean fingerprint, boolean newAddress, Optional<PortraitDecoder> portrait) {
        /** Its text alone. */
        static final Wishes TEXT = new Wishes(false, false, Optional.empty());
    }

    SamReader(ByteLink link, InstantSource clock, Pause pause, Wishes wishes) {
        this.line = new SamLine(link, clock);
        this.clock = clock;
        this.pause = pause;
        this.wishes = wishes;
    }

    @Override
    public CardReading read(Duration patience) throws DeviceException, InterruptedException {
        Instant giveUpAt = clock.instant().plus(patience);
        int attempts = 0;
        while (true) {
            var attempt = attempt();
            switch (attempt) {
                case Attempt.Ended(CardReading reading) -> {
                    return reading;
                }
                case Attempt.Moved() -> {
                    attempts++;
                    if (attempts >= READ_ATTEMPTS_MAX) {
                        return new CardReading.MovedTooSoon();
                    }
                    pause.sleep(POLL_PAUSE); // a card that is being laid down comes to rest
                }
                case Attempt.Nobody() -> {
                    if (attempts > 0) {
                        return new CardReading.MovedTooSoon();
                    }
                    if (!clock.instant().isBefore(giveUpAt)) {
                        return new CardReading.NoCard();
                    }
                    pause.sleep(POLL_PAUSE);
                }
            }
        }
    }

    @Override
    public String samId() throws DeviceException, InterruptedException {
        var frame = line.ask(SamCommand.SAM_ID);
        if (!SamCommand.SAM_ID.succeeded(frame)) {
            throw SamLine.refused(SamCommand.SAM_ID, frame);
        }
        var id = ByteBuffer.wrap(frame.data()).order(ByteOrder.LITTLE_ENDIAN);
        return String.format(
                Locale.ROOT,
                "%02d.%02d-%08d-%010d-%010d",
                id.get(0) & 0xFF,
                id.get(2) & 0xFF,
                Integer.toUnsignedLong(id.getInt(4)),
                Integer.toUnsignedLong(id.getInt(8)),
                Integer.toUnsignedLong(id.getInt(12)));
    }

    @Override
    public SamStatus samStatus() throws DeviceException, InterruptedException {
        int code = line.ask(SamCommand.STATUS).status();
        return new SamStatus(
                switch (code) {
                    case 0x90 -> SamStatus.Condition.READY;
                    case 0x60 -> SamStatus.Condition.SELF_TEST_FAILED;
                    case 0x66 -> SamStatus.Condition.NOT_AUTHORISED;
                    default -> SamStatus.Condition.OTHER;
                },
                code);
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        var frame = line.ask(SamCommand.STATUS);
        if (!SamCommand.STATUS.succeeded(frame)) {
            throw SamLine.refused(SamCommand.STATUS, frame);
        }
    }

    @Override
    public List<Integer> lineSpeeds() {
        return List.copyOf(SPEEDS.keySet());
    }

    @Override
    public void lineSpeed(int baud) throws DeviceException, InterruptedException {
        var command = SPEEDS.get(baud);
        if (command == null) {
            throw new DeviceException(
                    Fault.MISCONFIGURED, "baud of a module is one of " + SPEEDS.keySet() + ", not " + baud);
        }
        // A late answer to a question about its health would look the same as a yes to this: the number cannot be
        // mistaken, and it comes after.
        samId();
        var frame = line.askOnce(command);
        if (!command.succeeded(frame)) {
            throw SamLine.refused(command, frame);
        }
    }

    @Override
    public void close() {
        line.close();
    }

    // --- one card
    // ---------------------------------------------------------------------------------------------------------

    private sealed interface Attempt {
        record Ended(CardReading reading) implements Attempt {}

        record Moved() implements Attempt {}

        record Nobody() implements Attempt {}
    }

    private Attempt attempt() throws DeviceException, InterruptedException {
        var found = line.ask(SamCommand.FIND);
        if (SamCommand.FIND.succeeded(found)) {
            selectedUnread = true; // perhaps: its answer may get lost
            var selected = line.ask(SamCommand.SELECT);
            if (!SamCommand.SELECT.succeeded(selected)) {
                return unread(SamCommand.SELECT, selected);
            }
        } else if (found.status() != 0x80) {
            return unread(SamCommand.FIND, found);
        } else if (!selectedUnread) {
            return new Attempt.Nobody();
        }
        return readSelected(SamCommand.FIND.succeeded(found));
    }

    private Attempt readSelected(boolean fresh) throws DeviceException, InterruptedException {
        var command =
                wishes.fingerprint() && !withoutFingerprints ? SamCommand.READ_WITH_FINGERPRINT : SamCommand.READ_BASE;
        var frame = line.ask(command);
        if (command == SamCommand.READ_WITH_FINGERPRINT && frame.status() == 0x21) {
            withoutFingerprints = true; // an old module: it reads the rest
            command = SamCommand.READ_BASE;
            frame = line.ask(command);
        }
        if (!command.succeeded(frame)) {
            if (!fresh && frame.status() == 0x41) {
                selectedUnread = false; // nothing lies there any more
                return new Attempt.Nobody();
            }
            return unread(command, frame);
        }
        try {
            return whole(new CardBlocks(frame.data(), command == SamCommand.READ_WITH_FINGERPRINT));
        } finally {
            frame.wipe();
        }
    }

    /** The card as it is wanted. It counts as read when nothing of that is missing. */
    private Attempt whole(CardBlocks blocks) throws DeviceException, InterruptedException {
        var reading = CardLayout.decode(blocks.text());
        if (!(reading instanceof CardReading.Read(IdCard card, Likeness _))) {
            selectedUnread = false;
            return new Attempt.Ended(reading);
        }
        if (wishes.newAddress() && card.address().isPresent()) {
            var answer = line.ask(SamCommand.READ_NEW_ADDRESS);
            try {
                switch (answer.status()) {
                    case 0x90 -> card = moved(card, newest(answer));
                    case 0x91, 0x21 -> {} // it has none, or the module knows of none
                    default -> {
                        return unread(SamCommand.READ_NEW_ADDRESS, answer);
                    }
                }
            } finally {
                answer.wipe();
            }
        }
        selectedUnread = false;
        return new Attempt.Ended(new CardReading.Read(card, likeness(blocks)));
    }

    /** The last of the addresses that came; a place that is blank is none. */
    private static Optional<String> newest(SamFrame answer) throws DeviceException {
        var newest = Optional.<String>empty();
        try {
            for (int at = 0; at < answer.dataLength(); at += ADDRESS_BYTES) {
                var one = new CardText(answer.data(), at).maybe(0, ADDRESS_BYTES);
                newest = one.isPresent() ? one : newest;
            }
        } catch (CardText.Unreadable e) {
            throw new DeviceException(Fault.GARBLED, "a new address that is no text: " + e.getMessage());
        }
        return newest;
    }

    private static IdCard moved(IdCard card, Optional<String> address) {
        return switch (card) {
            case IdCard.Resident it ->
                new IdCard.Resident(
                        it.name(),
                        it.sex(),
                        it.nation(),
                        it.birth(),
                        it.address(),
                        address,
                        it.number(),
                        it.authority(),
                        it.validFrom(),
                        it.validTo());
            case IdCard.HkMacaoTaiwan it ->
                new IdCard.HkMacaoTaiwan(
                        it.name(),
                        it.sex(),
                        it.birth(),
                        it.address(),
                        address,
                        it.number(),
                        it.authority(),
                        it.validFrom(),
                        it.validTo(),
                        it.pass(),
                        it.issues());
            case IdCard.Foreigner2017 _, IdCard.Foreigner2023 _ -> card;
        };
    }

    private Likeness likeness(CardBlocks blocks) throws InterruptedException {
        var portrait = Optional.<Still>empty();
        var wlt = wishes.portrait().isEmpty() ? Optional.<byte[]>empty() : blocks.portrait();
        if (wlt.isPresent()) {
            try {
                portrait = wishes.portrait().get().decode(wlt.get());
            } finally {
                Arrays.fill(wlt.get(), (byte) 0);
            }
        }
        var fingerprint = blocks.fingerprint();
        return portrait.isEmpty() && fingerprint.isEmpty() ? Likeness.NONE : new Likeness(portrait, fingerprint);
    }

    /** What a refusal means for the person standing there. */
    private static Attempt unread(SamCommand command, SamFrame frame) throws DeviceException {
        return switch (frame.status()) {
            case 0x41, 0x47, 0x80, 0x81 -> new Attempt.Moved();
            case 0x31, 0x32, 0x33, 0x40 -> new Attempt.Ended(new CardReading.NotAccepted());
            default -> throw SamLine.refused(command, frame);
        };
    }
}
