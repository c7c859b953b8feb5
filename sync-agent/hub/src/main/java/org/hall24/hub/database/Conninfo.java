package org.hall24.hub.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JDBC URL as PostgreSQL's own programs understand it: environment variables, so that no password stands in a command line. */
final class Conninfo {
    private static final String START = "jdbc:postgresql://";
    private static final String PORT = "5432";

    private Conninfo() {}

    /** {@code PGHOST} and so on. */
    static Map<String, String> of(String jdbcUrl) throws DatabaseException {
        if (!jdbcUrl.startsWith(START)) {
            throw new DatabaseException("a database's URL looks like " + START + "host/name");
        }
        var rest = jdbcUrl.substring(START.length());
        int question = rest.indexOf('?');
        var words = words(question < 0 ? "" : rest.substring(question + 1));
        var address = question < 0 ? rest : rest.substring(0, question);
        int slash = address.indexOf('/');
        if (slash < 0) {
            throw new DatabaseException("a database's URL names the database: " + START + "host/name");
        }
        var hosts = new ArrayList<String>();
        var ports = new ArrayList<String>();
        for (var host : address.substring(0, slash).split(",", -1)) {
            int colon = host.lastIndexOf(':');
            boolean named = colon > host.lastIndexOf(']');
            hosts.add((named ? host.substring(0, colon) : host).replaceAll("[\\[\\]]", ""));
            ports.add(named ? host.substring(colon + 1) : PORT);
        }
        var variables = new LinkedHashMap<String, String>();
        variables.put("PGHOST", String.join(",", hosts));
        variables.put("PGPORT", String.join(",", ports));
        variables.put("PGDATABASE", address.substring(slash + 1));
        variables.put("PGCONNECT_TIMEOUT", "10");
        put(variables, "PGUSER", words.get("user"));
        put(variables, "PGPASSWORD", words.get("password"));
        put(variables, "PGSSLMODE", words.get("sslmode"));
        put(variables, "PGSSLROOTCERT", words.get("sslrootcert"));
        if (hosts.size() > 1) {
            variables.put("PGTARGETSESSIONATTRS", "read-write");
        }
        var socket = words.get("socketFactoryArg");
        if (socket != null && Path.of(socket).getParent() != null) {
            variables.put("PGHOST", String.valueOf(Path.of(socket).getParent()));
            variables.put("PGPORT", socket.substring(socket.lastIndexOf('.') + 1));
        }
        return variables;
    }

    private static void put(
            Map<String, String> variables, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    private static Map<String, String> words(String query) {
        var words = new HashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                words.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return words;
    }
}
