package org.hall24.simulator.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCardReading;
import org.hall24.people.People;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A real card service, and a program we did not write that uses the same card. */
@Timeout(60)
@ResourceLock(TestService.ONE_SOCKET)
class AnotherProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory = Path.of("");

    private CardService service;
    private ChipSimulator chip;
    private SmartCardReader reader;

    @BeforeEach
    void start() throws Exception {
        service = TestService.start(directory);
        chip = ChipSimulator.at(service.reader(0), People.shipped(), new Random(24), Pause.REAL);
        Bench.say(chip, "INSERT S-06 2.00");
        reader = (SmartCardReader) Bench.open("pcsc:reader:" + service.name(0), (_, _, _) -> {});
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        chip.close();
        service.close();
    }

    private SocialCardReading read() throws Exception {
        return reader.read(PATIENCE, KeyModule.NONE);
    }

    @Test
    void aCardItKeepsForItselfIsBusyAndReadWhenItLetsGo() throws Exception {
        try (var other = new OtherProgram(service.name(0), "EXCLUSIVE")) {
            other.awaitHold();

            assertThatThrownBy(this::read)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUSY))
                    .hasMessageContaining("another program on this machine holds the card");
            reader.checkHealth();
        }
        assertThat(read()).isInstanceOf(SocialCardReading.Read.class);
    }

    @Test
    void aForgottenCardThatItPoweredAnewIsNotReadForTheNextPerson() throws Exception {
        assertThat(read()).isInstanceOf(SocialCardReading.Read.class);
        try (var other = new OtherProgram(service.name(0), "SHARED")) {
            other.awaitHold();
        }

        assertThat(reader.read(Duration.ofSeconds(1), KeyModule.NONE)).isEqualTo(new SocialCardReading.NoCard());

        Bench.say(chip, "INSERT S-06 2.00"); // taken, and laid again
        assertThat(read()).isInstanceOf(SocialCardReading.Read.class);
    }

    /** Holds the card until it is closed, and lets go of it with a reset. */
    private static final class OtherProgram implements AutoCloseable {
        private static final String SCRIPT = """
                use Chipcard::PCSC; use Chipcard::PCSC::Card; $| = 1;
                my ($reader, $share) = @ARGV;
                my $ways = { EXCLUSIVE => $Chipcard::PCSC::SCARD_SHARE_EXCLUSIVE, SHARED => $Chipcard::PCSC::SCARD_SHARE_SHARED };
                my $service = Chipcard::PCSC->new() or die 'no service';
                my $card;
                for (1 .. 100) { # the service looks every 400 ms whether a card is there
                    $card = Chipcard::PCSC::Card->new($service, $reader, $ways->{$share}) and last;
                    select undef, undef, undef, 0.1;
                }
                $card or die 'no card';
                print "held\\n"; <STDIN>;
                $card->Disconnect($Chipcard::PCSC::SCARD_RESET_CARD) or die 'not let go';
                """;
        private final Process process;

        OtherProgram(String reader, String share) throws Exception {
            process = new ProcessBuilder("perl", "-e", SCRIPT, reader, share)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        void awaitHold() throws Exception {
            assertThat(process.inputReader().readLine()).isEqualTo("held");
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().exitValue())
                    .isZero();
        }
    }
}
