package org.hall24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceRole;
import org.hall24.device.link.Recording;
import org.hall24.device.link.RecordingLink;
import org.hall24.device.link.RecordingLink.Notebook;
import org.hall24.device.link.ReplayLink;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A card is read for real and recorded; the recording names nobody, and the driver reads nobody's card from it. */
@Timeout(60)
class RecordAndReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GB18030"));

    @TempDir
    private Path directory = Path.of("");

    private String recorded(List<Person> people) throws Exception {
        var file = new StringWriter();
        var url = "sam:serial:" + directory.resolve("idcard");
        var notes = new Notebook(file, url, InstantSource.system());
        var makes = Makes.shipped().tapped((line, masker) -> new RecordingLink(line, masker, notes));
        try (var simulator = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
                var devices =
                        Supervision.begin(Map.of(DeviceRole.IDCARD, url), Bench.surroundings((_, _, _) -> {}), makes)) {
            for (var person : people) {
                Bench.say(simulator, "INSERT " + person.id());
                assertThat(devices.idCardReader().read(PATIENCE))
                        .isInstanceOfSatisfying(
                                CardReading.Read.class,
                                read -> assertThat(read.card().number()).isEqualTo(person.number()));
                Bench.say(simulator, "REMOVE");
            }
        }
        assertThat(notes.problem()).isEmpty();
        return file.toString();
    }

    private static byte[] bytesOf(String recording) {
        var hex = new StringBuilder();
        recording
                .lines()
                .filter(line -> line.matches("[0-9]+ [<>] .*"))
                .forEach(line -> hex.append(line.split(" ", -1)[2]));
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void aRecordingOfCardsNamesNobody() throws Exception {
        var people = People.shipped().people().stream()
                .filter(person -> person.id().startsWith("R-"))
                .limit(3)
                .toList();

        var recording = recorded(people);

        var hay = new String(bytesOf(recording), StandardCharsets.ISO_8859_1);
        for (var person : people) {
            for (var encoding : ENCODINGS) {
                for (var personal : List.of(person.name(), person.number(), person.address())) {
                    var needle = new String(personal.getBytes(encoding), StandardCharsets.ISO_8859_1);
                    assertThat(hay.contains(needle))
                            .as("%s in %s", person.id(), encoding)
                            .isFalse();
                }
            }
        }
        assertThat(hay).as("what is nobody's is there").contains("\u00aa\u00aa\u00aa\u0096i");
    }

    @Test
    void theDriverReadsNobodysCardFromTheRecordingAndSaysWhatItSaidThen() throws Exception {
        var person = People.shipped().byId("R-01").orElseThrow();
        var recording = Recording.read(new StringReader(recorded(List.of(person))));
        var plays = new ArrayList<ReplayLink>();
        var makes = Makes.shipped().instead((_, masker) -> {
            var play = new ReplayLink(recording, masker, InstantSource.system(), Pause.REAL);
            plays.add(play);
            return play;
        });

        try (var devices = Supervision.begin(
                Map.of(DeviceRole.IDCARD, recording.url()), Bench.surroundings((_, _, _) -> {}), makes)) {
            assertThat(devices.idCardReader().read(PATIENCE))
                    .isInstanceOfSatisfying(
                            CardReading.Read.class,
                            read -> assertThat(read.card().name())
                                    .isEqualTo("演示者")
                                    .isNotEqualTo(person.name()));
        }

        assertThat(plays).hasSize(1);
        assertThat(plays.getFirst().deviations())
                .filteredOn(each -> each.kind() == ReplayLink.Kind.DIFFERENT)
                .isEmpty();
    }
}
