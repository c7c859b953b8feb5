package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hall24.hub.certificates.Certificates;
import org.hall24.hub.certificates.paper.Tool;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody sees who was given a certificate: the whole way, from a terminal's question to a stranger's browser. */
class VerificationPageTest {
    private static final String FUND = "fund.deposit-cert";
    private static final String REGISTER = "realestate.title-search";
    private static TestHall hall;
    private static HttpClient browser;
    private static Session session;
    private static int cases = 900;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
        hall.sandbox.warmUp();
        browser = Terminal.client(hall.state.resolve("ca.pem"));
        session = new Session(hall, hall.terminal, "R-03").proven(FUND);
    }

    @AfterAll
    static void close() {
        browser.close();
        hall.close();
    }

    /** A certificate in somebody's hand. */
    private record Held(Bytes pdf, String number, String code, String caseNumber) {
        String path() {
            return "/v/" + number + "/" + code;
        }
    }

    private static Held issued() throws Exception {
        var account = session.ask(FUND, Operation.FUND_ACCOUNTS, Map.of())
                .read(Answers.FundAccounts.class)
                .accounts()
                .getFirst();
        var draft = session.ask(
                        FUND, Operation.DRAFT, Map.of("account", account.id(), "purpose", "loan", "copies", "2"))
                .read(Answers.Draft.class);
        cases++;
        var number = CaseNumber.of("YS", 7, cases).text();
        var issued = session.ask(
                        FUND,
                        Operation.ISSUE,
                        Map.of("certificate", draft.certificate(), "caseNumber", number, "queryCode", Terminal.CODE))
                .read(Answers.Issued.class);
        return new Held(draft.pdf(), draft.certificate(), issued.verificationCode(), number);
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + hall.hub.port() + path));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(at(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> form(String path, String form) throws IOException, InterruptedException {
        var request = at(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> upload(String path, byte[] file) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--b0undary--\r\n".getBytes(StandardCharsets.US_ASCII));
        var request = at(path + "/file?lang=zh")
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theCodeOnThePaperOpensAPageThatSaysValidAndNothingPersonal() throws Exception {
        var held = issued();
        var person = TestHall.person("R-03");

        var address = Tool.code(held.pdf(), 1);
        var page = get(URI.create(address).getPath() + "?lang=zh");

        assertThat(address).isEqualTo("https://localhost:" + hall.hub.port() + held.path());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("有效", "住房公积金缴存证明", held.number(), "H24-0007");
        assertThat(page.body())
                .doesNotContain(person.name(), person.number(), person.number().substring(14));
        assertThat(get(held.path() + "?lang=en").body())
                .contains("Valid", "Certificate of Housing Provident Fund Deposits");
        assertThat(Tool.text(held.pdf())).contains(person.name(), person.number());
    }

    @Test
    void theFileCarriesTheSealAndAnotherProgramFindsItUnchanged() throws Exception {
        var held = issued();

        assertThat(Tool.says("pdfsig", Tool.file(held.pdf(), "held.pdf").toString()))
                .contains("Signature is Valid", "Total document signed");
        assertThat(get(held.path() + "?lang=zh").body()).doesNotContain("无印章");
        assertThat(held.pdf().size()).isLessThan(300 << 10);
    }

    @Test
    void oneChangedSignOfTheCodeIsNotValid() throws Exception {
        var held = issued();
        var last = held.path().charAt(held.path().length() - 1);
        var changed = held.path().substring(0, held.path().length() - 1) + (last == '7' ? '8' : '7');

        var page = get(changed + "?lang=zh");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("无效").doesNotContain("住房公积金", held.number());
    }

    @Test
    void aDraftAnInventedAndAWithdrawnCertificateLookTheSame() throws Exception {
        var held = issued();
        var draft =
                session.ask(FUND, Operation.DRAFT, Map.of("unsealed", "true")).read(Answers.Draft.class);
        hall.hub.part(Certificates.class).withdraw(held.number());

        var withdrawn = get(held.path() + "?lang=en").body();

        assertThat(withdrawn).contains("Not valid");
        assertThat(get(URI.create(Tool.code(draft.pdf(), 1)).getPath() + "?lang=en")
                        .body())
                .isEqualTo(withdrawn);
        assertThat(get("/v/DM-2026-0000000-0/7777-7777-7777-7777?lang=en").body())
                .isEqualTo(withdrawn);
    }

    @Test
    void theFileIsComparedByteByByte() throws Exception {
        var held = issued();
        var changed = held.pdf().toArray();
        changed[changed.length - 20] ^= 1;

        assertThat(upload(held.path(), held.pdf().toArray()).body()).contains("一字未改");
        assertThat(upload(held.path(), changed).body()).contains("无效：").doesNotContain("一字未改");
        assertThat(upload(held.path(), new byte[0]).body()).doesNotContain("一字未改");
    }

    @Test
    void aFileThatIsTooLargeIsTurnedAwayAndNothingOfItLies() throws Exception {
        var held = issued();

        var answer = upload(held.path(), new byte[(4 << 20) + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("超过 4 MB");
        try (var files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")), 6)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("upload_")))
                    .isEmpty();
        }
    }

    @Test
    void aCounterComparesTheHolder() throws Exception {
        var held = issued();
        var name = java.net.URLEncoder.encode(TestHall.person("R-03").name(), StandardCharsets.UTF_8);

        assertThat(form(held.path() + "/holder?lang=zh", "name=" + name + "&digits=1231")
                        .body())
                .contains("一致：是");
        assertThat(form(held.path() + "/holder?lang=zh", "name=" + name + "&digits=1230")
                        .body())
                .contains("不一致");
    }

    @Test
    void whoTypesFromPaperIsLedToTheCertificate() throws Exception {
        var held = issued();
        var typed = held.code().replace("-", " ").replace('0', 'o').toLowerCase(java.util.Locale.ROOT);

        var answer = form("/v?lang=zh", "number=" + held.number() + "&code=" + typed.replace(" ", "%20"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains(held.path());
        assertThat(form("/v?lang=zh", "number=DM-1&code=x").body()).contains("不完整");
        assertThat(get("/v?lang=en").body()).contains("Verification code");
    }

    @Test
    void theCasePageSaysThatACertificateWasIssued() throws Exception {
        var held = issued();

        var page = form("/c/" + held.caseNumber() + "?lang=zh", "code=" + Terminal.CODE)
                .body();

        assertThat(page).contains("证明已出具", "住房公积金缴存证明", "证明编号", held.number());
        assertThat(form("/c/" + held.caseNumber() + "?lang=en", "code=" + Terminal.CODE)
                        .body())
                .contains("The certificate is issued", "Certificate number");
    }

    @Test
    void theRegisterAnswersOnPaperToo() throws Exception {
        var register = new Session(hall, hall.terminal, "R-01").proven(REGISTER);

        var titles = register.ask(REGISTER, Operation.TITLES, Map.of("region", "990000", "purpose", "buy"))
                .read(Answers.Titles.class);
        var draft = register.ask(REGISTER, Operation.DRAFT, Map.of("region", "990000", "purpose", "buy", "copies", "1"))
                .read(Answers.Draft.class);

        var text = Tool.text(draft.pdf());
        assertThat(text).contains("言之澄", "以查询时点为准");
        assertThat(titles.titles()).allSatisfy(title -> assertThat(text).contains(title.area()));
    }

    @Test
    void aSealPlatformThatIsDownIsARefusal() throws Exception {
        hall.mode("seal", "down");
        try {
            var reply = session.ask(FUND, Operation.DRAFT, Map.of());

            assertThat(reply.outcome()).isEqualTo(Reply.Outcome.REFUSED);
            assertThat(reply.code()).isEqualTo("seal-down");
            var unsealed = session.ask(FUND, Operation.DRAFT, Map.of("unsealed", "true"))
                    .read(Answers.Draft.class);
            assertThat(unsealed.sealed()).isFalse();
            assertThat(Tool.text(unsealed.pdf())).contains("无印章");
        } finally {
            hall.mode("seal", "ok");
        }
    }

    @Test
    void whoGuessesOnAndOnHasToWait() throws Exception {
        // Last by nature: this machine is the only caller. A hall of its own keeps the others out of it.
        try (var quiet = new TestHall()) {
            var address = "https://localhost:" + quiet.hub.port() + "/v/DM-2026-0000001-5/7777-7777-7777-7777";
            var trusting = Terminal.client(quiet.state.resolve("ca.pem"));
            for (int i = 0; i < 20; i++) {
                assertThat(trusting.send(
                                        HttpRequest.newBuilder(URI.create(address))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(trusting.send(
                                    HttpRequest.newBuilder(URI.create(address)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(429);
            trusting.close();
        }
    }
}
