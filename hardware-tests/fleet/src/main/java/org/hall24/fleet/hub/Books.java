package org.hall24.fleet.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hall24.wire.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the hub's database and the departments wrote down, read from outside. */
public final class Books {
    /** Twenty thousand rows are some megabytes. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private Books() {}

    /** The digest of every matter's body in the record, by its id. */
    public static Map<UUID, Bytes> matters(Connection database) throws IOException {
        var found = new HashMap<UUID, Bytes>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select matter_id, body_sha256 from matter")) {
            while (row.next()) {
                found.put(row.getObject(1, UUID.class), Bytes.fromBase64(row.getString(2)));
            }
            return found;
        } catch (SQLException e) {
            throw new IOException("the record could not be read: " + e.getMessage(), e);
        }
    }

    /** A number the database knows. */
    public static long number(Connection database, String question) throws IOException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException("the database did not answer: " + e.getMessage(), e);
        }
    }

    /** How many cases are still to be put to their department. */
    public static long unsettled(Connection database) throws IOException {
        return number(database, "select count(*) from case_file where state in ('received', 'sent')");
    }

    /**
     * What the departments did, by the matter's id.
     *
     * @param address of the departments, such as {@code http://127.0.0.1:8081}
     */
    public static Map<UUID, Integer> effects(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/effects"))
                    .timeout(ANSWER_MAX)
                    .build();
            var found = new HashMap<UUID, Integer>();
            for (var row : new JsonMapper()
                    .readTree(http.send(request, BodyHandlers.ofString()).body())) {
                found.merge(
                        UUID.fromString(row.path("key").asString()),
                        row.path("count").asInt(),
                        Integer::sum);
            }
            return found;
        } catch (JacksonException e) {
            throw new IOException("the departments did not answer in JSON", e);
        }
    }
}
