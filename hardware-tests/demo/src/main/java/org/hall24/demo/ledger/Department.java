package org.hall24.demo.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in departments, asked over HTTP what they did. */
public final class Department {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
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
        var request = HttpRequest.newBuilder(URI.create(address + "/effects"))
                .timeout(ANSWER_MAX)
                .build();
        try {
            var effects = new ArrayList<Effect>();
            for (var row :
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body())) {
                effects.add(new Effect(
                        row.path("key").asString(),
                        row.path("department").asString(),
                        row.path("count").asInt(),
                        row.path("calls").asInt()));
            }
            return effects;
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
        var request = HttpRequest.newBuilder(URI.create(address + "/mode"))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new IOException("the departments answered " + status + " to a change of mood");
        }
    }
}
