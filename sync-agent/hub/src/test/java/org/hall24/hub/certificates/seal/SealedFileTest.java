package org.hall24.hub.certificates.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.hub.certificates.paper.Samples;
import org.hall24.hub.certificates.paper.Tool;
import org.hall24.hub.departments.Departments;
import org.hall24.people.People;
import org.hall24.sandbox.SandboxServer;
import org.hall24.time.Pause;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seal desk of the sandbox, and what poppler's own verifier says of its signatures. */
class SealedFileTest {
    private static final Instant WHEN = Instant.parse("2026-11-22T08:31:05Z");

    @TempDir
    private Path state = Path.of("");

    private Optional<SandboxServer> sandbox = Optional.empty();
    private Optional<Departments> departments = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        var server =
                new SandboxServer(0, state, People.shipped(), InstantSource.system(), Pause.REAL, new SecureRandom());
        sandbox = Optional.of(server);
        departments = Optional.of(Departments.shipped(
                "http://127.0.0.1:" + server.port(), state.resolve("keys"), InstantSource.system()));
    }

    @AfterEach
    void close() {
        departments.orElseThrow().close();
        sandbox.orElseThrow().close();
    }

    private SealService seals() {
        return new SealPlatform(departments.orElseThrow());
    }

    private Optional<Bytes> sealed(String name) throws Exception {
        var sheet = Samples.PRESS.set(Samples.paper(name, 3));
        return SealedFile.of(sheet.pdf(), "DM-2026-0000012-5", "演示市不动产登记中心", WHEN, "realestate", seals());
    }

    private void mode(String mode) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + sandbox.orElseThrow().port() + "/mode"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"department\":\"seal\",\"mode\":\"" + mode + "\"}"))
                    .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void anotherProgramFindsTheSignatureValidAndTheTextUnchanged() throws Exception {
        var pdf = sealed("言之澄").orElseThrow();

        var said = Tool.says("pdfsig", Tool.file(pdf, "sealed.pdf").toString());

        assertThat(said).contains("Signature is Valid", "Total document signed", "Hall24 demonstration seal");
        assertThat(Tool.text(pdf)).contains("言之澄");
    }

    @Test
    void oneChangedByteAnywhereBreaksTheSignature() throws Exception {
        var bytes = sealed("言之澄").orElseThrow().toArray();
        // A digit of the page's size: the file stays readable, so that the verdict is about the signature.
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/MediaBox [0.0 0.0 595") + "/MediaBox [0.0 0.0 595".length() - 1;
        assertThat(bytes[at]).isEqualTo((byte) '5');
        bytes[at] = '6';

        assertThat(Tool.says("pdfsig", Tool.file(Bytes.of(bytes), "changed.pdf").toString()))
                .contains("Digest Mismatch")
                .doesNotContain("Signature is Valid");
    }

    @Test
    void theSamePaperSealedAgainIsTheSameFile() throws Exception {
        assertThat(sealed("欧阳𠮷麟")).isEqualTo(sealed("欧阳𠮷麟"));
    }

    @Test
    void theSealIsAPictureOfTheDepartmentsOwn() throws Exception {
        var fund = seals().impression("fund").orElseThrow();

        assertThat(fund.toArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(fund).isNotEqualTo(seals().impression("social").orElseThrow());
        assertThat(seals().impression("police")).isEmpty();
    }

    @Test
    void aPlatformThatIsDownSealsNothing() throws Exception {
        mode("down");

        assertThat(seals().impression("fund")).isEmpty();
        assertThat(sealed("言之澄")).isEmpty();
    }

    @Test
    void aSignatureOfSomethingElseIsNotPutIntoAFile() throws Exception {
        var other = Bytes.sha256(new byte[] {1});
        var wrong = new SealService() {
            @Override
            public Optional<Bytes> impression(String unit) {
                return Optional.empty();
            }

            @Override
            public Optional<Bytes> signature(String unit, Bytes digest) throws InterruptedException {
                return seals().signature(unit, other);
            }
        };
        var sheet = Samples.PRESS.set(Samples.paper("言之澄", 1));

        assertThat(SealedFile.of(sheet.pdf(), "DM-2026-0000012-5", "演示", WHEN, "fund", wrong))
                .isEmpty();
    }
}
