package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hall24.device.CardChallenge;
import org.hall24.device.CardReply;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCard;
import org.hall24.device.SocialCardReading;

/**
 * A slot that is empty until the test puts a card in, and stays full until the test takes it out. A card that was read, or waited for in
 * vain, must leave before another is read, as with every driver. Two users at once fail the test.
 */
final class FakeChips implements SmartCardReader {
    static final CardChallenge CHALLENGE = new CardChallenge(
            "990000",
            "3B6D00008031C065240000000000000003",
            "03",
            "990000D1560000050000000000000003",
            "0102030405060708",
            "1112131415161718",
            "2122232425262728",
            "3132333435363738");

    /** 卡号 of every card here. */
    static final String CARD_NUMBER = "Y00000001";

    /** What the genuine card answers. */
    static final String GENUINE = "A1A2A3A4A5A6A7A8";

    private final Stage stage;
    private Optional<SocialCardReading> inside = Optional.empty();
    private boolean locked;
    private boolean mustLeave;
    private Optional<Fault> fault = Optional.empty();
    private int readings;
    private int interrupted;
    private boolean busy;

    FakeChips(Stage stage) {
        this.stage = stage;
    }

    static SocialCard card(String edition, String name, String number, LocalDate until) {
        return new SocialCard(
                edition,
                "990000",
                CARD_NUMBER,
                number,
                name,
                Optional.of(1),
                Optional.empty(),
                LocalDate.of(2020, 1, 1),
                Optional.of(until));
    }

    /** A card that shows its holder to everybody. */
    void insert(SocialCard card) {
        put(new SocialCardReading.Read(card), false);
    }

    /** A card that shows its holder to the issuer only. */
    void insertLocked(SocialCard card) {
        put(new SocialCardReading.Read(card), true);
    }

    /** Something that is read so. */
    void insert(SocialCardReading reading) {
        put(reading, false);
    }

    private void put(SocialCardReading reading, boolean opensToTheIssuerOnly) {
        stage.change(() -> {
            inside = Optional.of(reading);
            locked = opensToTheIssuerOnly;
            mustLeave = false;
        });
    }

    void takeOut() {
        stage.change(() -> {
            inside = Optional.empty();
            mustLeave = false;
        });
    }

    void unplug() {
        stage.change(() -> fault = Optional.of(Fault.GONE));
    }

    void plug() {
        stage.change(() -> fault = Optional.empty());
    }

    Optional<Fault> fault() {
        return fault;
    }

    int readings() {
        return readings;
    }

    int interrupted() {
        return interrupted;
    }

    @Override
    public SocialCardReading read(Duration patience, KeyModule keys) throws DeviceException, InterruptedException {
        begin();
        try {
            readings++;
            stage.park(stage.instant().plus(patience), () -> (inside.isPresent() && !mustLeave) || fault.isPresent());
            checkHealth();
            if (inside.isEmpty() || mustLeave) {
                return new SocialCardReading.NoCard();
            }
            var reading = inside.get();
            if (reading instanceof SocialCardReading.TakenTooSoon) {
                takeOut();
            }
            return locked ? unlocked(reading, keys) : done(reading);
        } catch (InterruptedException e) {
            interrupted++;
            throw e;
        } finally {
            busy = false;
        }
    }

    private SocialCardReading done(SocialCardReading reading) {
        mustLeave = reading instanceof SocialCardReading.Read;
        return reading;
    }

    private SocialCardReading unlocked(SocialCardReading reading, KeyModule keys) throws InterruptedException {
        return switch (keys.ask(CHALLENGE)) {
            case KeyModule.Answer.Keys(var proof) ->
                proof.internal().startsWith(GENUINE) ? done(reading) : new SocialCardReading.NotGenuine();
            case KeyModule.Answer.Refused _ -> new SocialCardReading.Refused();
            case KeyModule.Answer.Away _ -> new SocialCardReading.KeysAway();
        };
    }

    @Override
    public boolean awaitTaken(Duration patience) throws DeviceException, InterruptedException {
        begin();
        try {
            var until = patience.isZero() ? Instant.MIN : stage.instant().plus(patience);
            boolean empty = stage.park(until, () -> inside.isEmpty());
            mustLeave |= !empty;
            return empty;
        } finally {
            busy = false;
        }
    }

    private void begin() throws DeviceException {
        if (busy) {
            throw new AssertionError("two at the slot at once");
        }
        checkHealth();
        busy = true;
    }

    @Override
    public CardReply apdu(byte... command) {
        throw new AssertionError("no journey speaks to a card");
    }

    @Override
    public void checkHealth() throws DeviceException {
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "unplugged by the test");
        }
    }

    @Override
    public void close() {}
}
