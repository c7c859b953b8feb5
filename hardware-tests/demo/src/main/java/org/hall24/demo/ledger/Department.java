package org.hall24.demo.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hall24.people.Person;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in departments, asked over HTTP what they did and what they know; and the phones that lie at the stand-in platform. */
public final class Department {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    /** The stand-in departments ask for this word; a real one's secret is in no source file. */
    private static final String TOKEN = "demonstration";

    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    /** Asks here, such as {@code http://127.0.0.1:8081}. */
    public Department(String address) {
        this.address = address;
    }

    /** What was done for each matter. */
    public List<Effect> effects() throws IOException, InterruptedException {
        var effects = new ArrayList<Effect>();
        for (var row : json(get("/effects"))) {
            effects.add(new Effect(
                    row.path("key").asString(),
                    row.path("department").asString(),
                    row.path("count").asInt(),
                    row.path("calls").asInt()));
        }
        return effects;
    }

    /** What a person's e-certificate shows when it is opened now. */
    String certificateCode(String person) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("person", person);
        return json(post("/platform/codes", body.toString())).path("code").asString();
    }

    /** The messages on a phone, the newest last. */
    List<String> messages(String number) throws IOException, InterruptedException {
        var texts = new ArrayList<String>();
        for (var message : json(get("/phone/" + number)).path("messages")) {
            texts.add(message.path("text").asString());
        }
        return texts;
    }

    /** What the fund has on its books for a person: the balance of each account, as people write it: {@code 12,345.67}. */
    public Map<String, String> balances(Person person) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("name", person.name()).put("number", person.number());
        var balances = new LinkedHashMap<String, String>();
        for (var account : json(post("/fund/accounts", body.toString())).path("list")) {
            var yuan = new BigDecimal(account.path("balance").asString());
            balances.put(account.path("acctId").asString(), String.format(Locale.ROOT, "%,.2f", yuan));
        }
        return balances;
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER_MAX)
                .build();
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .header("X-Department-Token", TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        try {
            return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (JacksonException e) {
            throw new IOException("the departments did not answer in JSON", e);
        }
    }

    /**
     * Sets a department's mood.
     *
     * @param mode {@code ok}, {@code slow}, {@code down} or {@code nonsense}
     */
    public void mood(String department, String mode) throws IOException, InterruptedException {
        var body = JSON.createObjectNode().put("department", department).put("mode", mode);
        var request = post("/mode", body.toString());
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new IOException("the departments answered " + status + " to a change of mood");
        }
    }
}
