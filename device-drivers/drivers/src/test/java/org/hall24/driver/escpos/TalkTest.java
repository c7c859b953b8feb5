package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.contract.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers do not say which question they answer: none is taken for that of another. */
class TalkTest {
    private final HandClock clock = new HandClock();
    private final PaperEnd end = new PaperEnd(clock);
    private Talk talk = new Talk(end, profile(), clock);

    private static Profile profile() {
        try {
            return Profile.named("generic80");
        } catch (DeviceException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void oneAnswerDiffers() {
        end.status[0] = 0x1A; // offline: whoever takes this for the answer to another question is wrong
    }

    private int ask(Question question) throws Exception {
        return ((Heard.Single) talk.ask(question)).value();
    }

    @ParameterizedTest(name = "{0} ms late")
    @ValueSource(ints = {2_001, 2_100, 2_500, 3_000, 3_900, 4_100, 6_000, 60_000})
    void aLateAnswerNeverAnswersTheNextQuestion(int millis) throws Exception {
        end.late = Duration.ofMillis(millis);
        assertThatThrownBy(() -> talk.ask(Question.PRINTER))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        end.late = Duration.ZERO;

        Optional<Integer> answer = Optional.empty();
        for (int i = 0; i < 40 && answer.isEmpty(); i++) {
            try {
                answer = Optional.of(ask(Question.OFFLINE));
            } catch (DeviceException e) {
                assertThat(e.fault()).isEqualTo(Fault.SILENT); // better none than a wrong one
            }
        }

        assertThat(answer).contains(0x12);
        assertThat(ask(Question.PRINTER)).isEqualTo(0x1A);
        assertThat(ask(Question.ERROR)).isEqualTo(0x12);
    }

    @Test
    void aQuestionThatGotLostIsForgottenBehindAMark() throws Exception {
        end.status[0] = -1;
        assertThatThrownBy(() -> talk.ask(Question.PRINTER)).isInstanceOf(DeviceException.class);
        end.status[0] = 0x1A;

        assertThat(ask(Question.OFFLINE)).isEqualTo(0x12);
        assertThat(ask(Question.PRINTER)).isEqualTo(0x1A);
    }

    @Test
    void aPrinterThatAnswersNeitherLateNorTheMarkIsSilentUntilTheLineIsNew() throws Exception {
        end.status[0] = -1;
        end.marksEnd = false;
        assertThatThrownBy(() -> talk.ask(Question.PRINTER)).isInstanceOf(DeviceException.class);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> talk.ask(Question.OFFLINE)).hasMessageContaining("owes");
        }

        talk = new Talk(end, profile(), clock);
        assertThat(ask(Question.OFFLINE)).isEqualTo(0x12);
    }

    @Test
    void anInterruptedQuestionIsStillOwed() throws Exception {
        end.late = Duration.ofMillis(500);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> talk.ask(Question.PRINTER)).isInstanceOf(InterruptedException.class);
        talk.put(Question.PRINTER);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> talk.await(Question.PRINTER, Duration.ofSeconds(1)))
                .isInstanceOf(InterruptedException.class);

        assertThat(ask(Question.OFFLINE)).isEqualTo(0x12);
    }

    @Test
    void whatAnEarlierLifeAskedIsNotHeard() throws Exception {
        end.says(0x1A, 0x1A, 0x10, 0x0F, 0x00); // the last one cut off in the middle

        assertThat(ask(Question.OFFLINE)).isEqualTo(0x12);
    }

    @Test
    void statusNobodyAskedForPassesBetweenQuestionAndAnswer() throws Exception {
        assertThat(ask(Question.OFFLINE)).isEqualTo(0x12);
        end.says(0x18, 0x00, 0x0F, 0x0F, 0x11, 0x13);

        assertThat(ask(Question.ROLL)).isEqualTo(0x12);
    }

    @Test
    void aLineThatIsNeverQuietIsGarbled() {
        for (int millis = 0; millis < 10_000; millis += 10) {
            end.saysAfter(Duration.ofMillis(millis), 0xFF);
        }

        assertThatThrownBy(() -> talk.ask(Question.PRINTER))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GARBLED));
    }

    @Test
    @Timeout(20)
    void aPrinterThatBeginsToTalkForEverIsGarbledAndHoldsNobody() throws Exception {
        assertThat(ask(Question.OFFLINE)).isEqualTo(0x12);
        end.babble = new byte[] {(byte) 0xFF};

        assertThatThrownBy(() -> talk.ask(Question.ROLL))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GARBLED));
    }

    @Test
    void fullStatusIsKnownByItsBeginning() throws Exception {
        end.status[0] = 0x12;
        end.slipThere = true;

        assertThat(talk.ask(Question.FULL)).isEqualTo(new Heard.Full(0x20, 0, 0, 0));
    }
}
