package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.hall24.wire.http.MatterSubmission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a citizen sees behind the code on the receipt. */
class CasePageTest {
    private static TestHall hall;
    private static HttpClient phone;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
        phone = Terminal.client(hall.state.resolve("ca.pem"));
    }

    @AfterAll
    static void close() {
        phone.close();
        hall.close();
    }

    private static MatterSubmission filed() throws Exception {
        var matter = hall.appeal();
        hall.terminal.put(matter);
        hall.settled(matter.caseNumber());
        return matter;
    }

    private static String ask(String number, String code, String lang) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + hall.hub.port() + "/c/" + number + "?lang=" + lang))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("code=" + code))
                .build();
        return phone.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void whoKnowsTheCodeSeesHowTheCaseStandsAndNothingPersonal() throws Exception {
        var matter = filed();
        var person = TestHall.person("R-01");

        var page = ask(matter.caseNumber(), Terminal.CODE, "zh");

        assertThat(page).contains("部门已受理", "诉求登记", "12345-", matter.caseNumber());
        assertThat(page).doesNotContain(person.name(), person.number(), person.phone(), Terminal.WORDS);
        assertThat(ask(matter.caseNumber(), Terminal.CODE, "en"))
                .contains("Accepted by the department", "File an appeal");
    }

    @Test
    void fiveWrongCodesLockTheCaseForAWhile() throws Exception {
        var matter = filed();
        for (int i = 0; i < 4; i++) {
            assertThat(ask(matter.caseNumber(), "00000" + i, "zh")).contains("没有查到");
        }

        assertThat(ask(matter.caseNumber(), "000009", "zh")).contains("15 分钟");
        assertThat(ask(matter.caseNumber(), Terminal.CODE, "zh"))
                .contains("15 分钟")
                .doesNotContain("部门已受理");
    }

    @Test
    void aCaseThatDoesNotExistLooksLikeAWrongCode() throws Exception {
        var matter = filed();
        var missing = ask("YS-0007-999999-" + checkDigit(), "123456", "zh");
        var wrong = ask(matter.caseNumber(), "123456", "zh");

        assertThat(missing).contains("没有查到");
        assertThat(missing.replaceAll("YS-[0-9-]+", "N")).isEqualTo(wrong.replaceAll("YS-[0-9-]+", "N"));
    }

    private static char checkDigit() {
        var number = org.hall24.wire.CaseNumber.of("YS", 7, 999_999).text();
        return number.charAt(number.length() - 1);
    }

    @Test
    void whatIsNoCodeIsAnsweredPolitely() throws Exception {
        assertThat(ask("YS-0007-000036-3", "%3Cscript%3E", "zh"))
                .contains("没有查到")
                .doesNotContain("<script");
    }

    @Test
    void thePageForbidsEverythingItDoesNotNeed() throws Exception {
        var answer = phone.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + hall.hub.port() + "/c/YS-0007-000036-3"))
                        .header("Accept-Language", "en-GB")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.body()).contains("Please enter the 6-digit query code");
    }
}
