package org.hall24.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hall24.device.CardReply;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCardReading;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Social-security cards and a real card service that ends, and cards that leave at every answer. */
@Timeout(120)
@ResourceLock(TestService.ONE_SOCKET)
class CardServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int RESTARTS = 10;
    private static final int LEAVINGS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(CardServiceTest.class);

    @TempDir
    private Path directory = Path.of("");

    private final Map<Integer, ChipSimulator> chips = new HashMap<>();
    private CardService service;

    /** The hand at this reader. */
    private synchronized ChipSimulator chip(int number) {
        return chips.computeIfAbsent(
                number,
                each -> ChipSimulator.at(service.reader(each), People.shipped(), new Random(24 + each), Pause.REAL));
    }

    private SmartCardReader reader(int number, String options) throws Exception {
        return (SmartCardReader) Bench.open("pcsc:reader:" + service.name(number) + options, (_, _, _) -> {});
    }

    @BeforeEach
    void start() throws Exception {
        service = TestService.start(directory);
    }

    @AfterEach
    void close() throws Exception {
        chips.values().forEach(ChipSimulator::close);
        service.close();
        long forbidden = chips.values().stream()
                .flatMap(chip -> chip.commands().stream())
                .filter(Forbidden::is)
                .count();
        assertThat(forbidden).as("forbidden commands that reached a card").isZero();
    }

    @Test
    void theServiceKilledTenTimesWhileReadingIsFoundAgainEachTime() throws Exception {
        var chip = chip(0);
        Bench.say(chip, "INSERT S-03 3.00");
        Bench.say(chip, "SLOW 10"); // a reading takes a third of a second: the end comes into its middle
        int faults = 0;
        int wrong = 0;
        int recovered = 0;
        var urls = Map.of(DeviceRole.SMARTCARD, "pcsc:reader:" + service.name(0) + "?answer=2000");
        try (var supervision = Supervision.begin(urls, Bench.surroundings((_, _, _) -> {}), Makes.shipped());
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = supervision.smartCardReader();
            for (int i = 0; i < RESTARTS; i++) {
                int before = chip.commands().size();
                var reading = people.submit(() -> reader.read(PATIENCE, new Issuer()));
                Bench.eventually(() -> chip.commands().size() > before + 3);
                service.kill();
                faults += endsInAFault(reading) ? 1 : 0;
                service.startAgain();
                var after = readUntilServed(reader);
                recovered += after instanceof SocialCardReading.Read ? 1 : 0;
                wrong += isRight(after) ? 0 : 1;
                Bench.say(chip, "INSERT S-03 3.00"); // the card is taken and laid again
            }
        }

        LOG.info("card service: kills={} faults={} recovered={} wrong data={}", RESTARTS, faults, recovered, wrong);
        assertThat(faults).isEqualTo(RESTARTS);
        assertThat(recovered).isEqualTo(RESTARTS);
        assertThat(wrong).isZero();
    }

    private static boolean endsInAFault(Future<SocialCardReading> reading) throws Exception {
        try {
            reading.get(20, TimeUnit.SECONDS);
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return e.getCause() instanceof DeviceException;
        }
    }

    /** A person presses again until the reader serves. */
    private static SocialCardReading readUntilServed(SmartCardReader reader) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return reader.read(PATIENCE, new Issuer());
            } catch (DeviceException e) {
                if (i == 50) {
                    throw e;
                }
                Pause.REAL.sleep(Duration.ofMillis(100));
            }
        }
    }

    private static boolean isRight(SocialCardReading reading) {
        return !(reading instanceof SocialCardReading.Read(var card))
                || (card.number().equals("990000200002291231") && card.name().equals("欧阳𠮷麟"));
    }

    @Test
    void aCardPulledOutBeforeWithinAndAfterEachAnswerIsNoFaultAndNeverWrong() throws Exception {
        var measured = chip(0);
        Bench.say(measured, "INSERT S-03 3.00");
        try (var reader = reader(0, "")) {
            assertThat(reader.read(PATIENCE, new Issuer())).isInstanceOf(SocialCardReading.Read.class);
        }
        var ends = measured.answerEnds();
        Bench.say(measured, "REMOVE");
        var places = new ArrayList<Long>(List.of(0L)); // within every answer, and after every third
        for (int i = 0; i < ends.size() - 1; i++) {
            places.add(ends.get(i) + 1);
            if (i % 3 == 0) {
                places.add(ends.get(i));
            }
        }

        var tries = new ArrayList<Callable<Tally>>();
        for (int each = 0; each < CardService.READERS; each++) {
            int number = each;
            tries.add(() -> pulledOut(number, places));
        }
        Tally all = new Tally(0, 0, 0);
        try (var hands = Executors.newFixedThreadPool(CardService.READERS)) {
            for (var tally : hands.invokeAll(tries)) {
                all = all.plus(tally.get());
            }
        }

        LOG.info(
                "card pulled out: answers={} bytes={} tried={} hangs={} wrong data={}",
                ends.size(),
                ends.getLast(),
                all.tried(),
                all.hung(),
                all.wrong());
        assertThat(all).isEqualTo(new Tally(places.size(), 0, 0));
        assertThat(service.isAlive()).isTrue();
    }

    private record Tally(int tried, int hung, int wrong) {
        Tally plus(Tally other) {
            return new Tally(tried + other.tried, hung + other.hung, wrong + other.wrong);
        }
    }

    /** Every second of these places, in one reader. */
    private Tally pulledOut(int number, List<Long> places) throws Exception {
        var mine = chip(number);
        Tally tally = new Tally(0, 0, 0);
        try (var reader = reader(number, "")) {
            for (int i = number; i < places.size(); i += CardService.READERS) {
                Bench.say(mine, "DIE " + places.get(i));
                Bench.say(mine, "INSERT S-03 3.00");
                long begun = System.nanoTime();
                var reading = reader.read(PATIENCE, new Issuer());
                boolean hung = System.nanoTime() - begun > PATIENCE.toNanos();
                boolean wrong = !reading.equals(new SocialCardReading.TakenTooSoon());
                if (wrong) {
                    LOG.error("pulled out after byte {}: {}", places.get(i), reading);
                }
                tally = tally.plus(new Tally(1, hung ? 1 : 0, wrong ? 1 : 0));
            }
        }
        return tally;
    }

    @Test
    void aLateAnswerNeverSatisfiesTheNextCommand() throws Exception {
        var chip = chip(0);
        Bench.say(chip, "INSERT S-03 3.00");
        try (var reader = reader(0, "?answer=500")) {
            Bench.say(chip, "MUTE ON");
            assertThatThrownBy(() -> reader.read(PATIENCE, new Issuer()))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT))
                    .hasMessageContaining("no answer within PT0.5S");
            Bench.say(chip, "MUTE OFF"); // the answer comes now, and nobody is there for it

            assertThatThrownBy(() -> reader.read(PATIENCE, new Issuer())).isInstanceOf(DeviceException.class);
        }
        try (var next = reader(0, "")) {
            var reading = next.read(PATIENCE, new Issuer());
            assertThat(reading).isInstanceOf(SocialCardReading.Read.class);
            assertThat(isRight(reading)).isTrue();
        }
    }

    /** Also in the moment in which the card is powered: a lock that was forgotten then would hold everybody until this program ends. */
    @Test
    void aPersonWhoLeavesAtAnyMomentLeavesTheReaderToTheNext() throws Exception {
        long seed = 20_261_128L;
        var chance = new Random(seed);
        var chip = chip(0);
        int left = 0;
        try (var reader = reader(0, "?answer=2000")) {
            for (int round = 0; round < LEAVINGS; round++) {
                Bench.say(chip, "INSERT S-06 2.00");
                var reading = new FutureTask<>(() -> reader.read(PATIENCE, KeyModule.NONE));
                var person = Thread.ofVirtual().start(reading);
                int before = chip.commands().size();
                if (round % 2 == 0) {
                    Pause.REAL.sleep(Duration.ofMillis(chance.nextInt(1_000)));
                } else {
                    Bench.eventually(() -> chip.commands().size() > before);
                }
                person.interrupt();
                left += endsByLeaving(reading) ? 1 : 0;

                Bench.say(chip, "INSERT S-06 2.00");
                assertThat(reader.read(PATIENCE, KeyModule.NONE))
                        .as("seed %d round %d", seed, round)
                        .isInstanceOf(SocialCardReading.Read.class);
            }
        }
        assertThat(left).isPositive();
    }

    private static boolean endsByLeaving(Future<SocialCardReading> reading) throws Exception {
        try {
            reading.get(20, TimeUnit.SECONDS);
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
            return true;
        }
    }

    @Test
    void aServiceThatStandsStillHoldsNobody() throws Exception {
        try (var reader = reader(0, "")) {
            reader.checkHealth();
            service.freeze(true);
            try {
                assertThatThrownBy(reader::checkHealth)
                        .isInstanceOfSatisfying(
                                DeviceException.class,
                                e -> assertThat(e.fault()).isEqualTo(Fault.SILENT))
                        .hasMessageContaining("no answer within PT5S");
            } finally {
                service.freeze(false);
            }
        }
        try (var next = reader(0, "")) {
            next.checkHealth();
        }
    }

    @Test
    void independentToolsSeeTheSameCard() throws Exception {
        var chip = chip(0);
        Bench.say(chip, "INSERT S-06 2.00");
        try (var reader = reader(0, "")) {
            assertThat(reader.read(PATIENCE, KeyModule.NONE)).isInstanceOf(SocialCardReading.Read.class);

            String atr = run("opensc-tool", "--reader", "0", "--atr").strip().replace(":", "");
            String edition = run(
                    "opensc-tool",
                    "--reader",
                    "0",
                    "--send-apdu",
                    "00A404000F7378312E73682EC9E7BBE1B1A3D5CF",
                    "--send-apdu",
                    "00A4020002EF05",
                    "--send-apdu",
                    "00B2030006");

            assertThat(atr.toUpperCase(Locale.ROOT))
                    .isEqualTo(HexFormat.of()
                            .withUpperCase()
                            .formatHex(new SocialChip(
                                            org.hall24.people.SocialCardRow.byId(People.shipped(), "S-06")
                                                    .orElseThrow(),
                                            true,
                                            new Random(1))
                                    .atr()));
            assertThat(edition).contains("03 04 32 2E 30 30");
        }
    }

    @Test
    void nothingButReadingReachesACard() throws Exception {
        var chip = chip(0);
        Bench.say(chip, "INSERT S-03 2.00");
        int refused = 0;
        int passed = 0;
        try (var reader = reader(0, "")) {
            for (int kind : new int[] {0x00, 0x04, 0x0C, 0x80, 0x84, 0x90, 0xFF}) {
                for (int instruction = 0; instruction < 256; instruction++) {
                    for (byte[] rest :
                            List.of(new byte[] {0, 0, 8}, new byte[] {1, 4, 2, 0x31, 0x32}, new byte[] {0, 4, 0})) {
                        byte[] command = new byte[rest.length + 2];
                        command[0] = (byte) kind;
                        command[1] = (byte) instruction;
                        System.arraycopy(rest, 0, command, 2, rest.length);
                        switch (reader.apdu(command)) {
                            case CardReply.NotAllowed _ -> refused++;
                            case CardReply.Answered _ -> passed++;
                            case CardReply.CardTaken _ -> throw new AssertionError("the card lies there");
                        }
                    }
                }
            }
        }

        LOG.info("commands tried={} refused={} passed={}", refused + passed, refused, passed);
        assertThat(refused + passed).isEqualTo(7 * 256 * 3);
        assertThat(chip.commands()).hasSize(passed);
        assertThat(chip.commands())
                .allMatch(command -> command.matches("00840000(08)|00B20[14].*|00C00000..|FFB0000000"));
    }

    @Test
    void withoutAServiceTheReaderIsAwayAndSaysWhy() throws Exception {
        service.kill();

        assertThatThrownBy(() -> reader(0, ""))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT))
                .hasMessageContaining("pcscd");

        service.startAgain();
        assertThatThrownBy(() -> Bench.open("pcsc:reader:ACS*", (_, _, _) -> {}))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE))
                .hasMessageContaining(service.name(0));
        assertThatThrownBy(() -> Bench.open("pcsc:reader:Hall24*", (_, _, _) -> {}))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
    }

    private static String run(String... command) throws Exception {
        var out = File.createTempFile("tool", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(command[0]).isTrue();
        return Files.readString(out.toPath());
    }
}
