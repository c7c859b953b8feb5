package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hall24.hub.metrics.Census;
import org.hall24.hub.metrics.MetricsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a hub shows to those who watch it and to those who connect to it. */
class WatchingTest {
    private static final Pattern NAME = Pattern.compile("\\b(hub|hikaricp|jvm|process)_[a-z0-9_]+");

    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void everyQueryOfTheDashboardNamesAMetricThatIsThereAndNoLabelNamesATerminal() throws Exception {
        hall.terminal.send("GET", "/v1/health", new byte[0]);
        var matter = hall.appeal();
        assertThat(hall.terminal.put(matter).statusCode()).isEqualTo(201);
        hall.hub.part(Census.class).count();
        try (var server = MetricsServer.start(hall.hub.part(PrometheusMeterRegistry.class), 0)) {
            var scraped = get(server.port(), "/metrics");
            assertThat(scraped.statusCode()).isEqualTo(200);
            assertThat(get(server.port(), "/other").statusCode()).isEqualTo(404);
            var there = new HashSet<String>();
            scraped.body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> there.add(line.split("[ {]", 2)[0]));
            assertThat(there).containsAll(asked());
            assertThat(scraped.body())
                    .doesNotContain("H24-")
                    .doesNotContain(matter.caseNumber())
                    .doesNotContain(matter.matterId().toString())
                    .doesNotContain(TestHall.person("R-01").name());
            assertThat(scraped.body().lines().filter(line -> line.startsWith("hub_terminals ")))
                    .containsExactly("hub_terminals 1.0");
        }
    }

    private static Set<String> asked() throws Exception {
        var names = new TreeSet<String>();
        var panels = JsonMapper.shared()
                .readTree(Files.readAllBytes(Path.of("grafana/hub.json")))
                .path("panels");
        for (var panel : panels) {
            for (var target : panel.path("targets")) {
                var found = NAME.matcher(target.path("expr").asString());
                assertThat(found.find()).as("%s", target).isTrue();
                do {
                    names.add(found.group());
                } while (found.find());
            }
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    @Test
    void everyRouteStandsInTheOpenApiAndNothingElse() throws Exception {
        var described = new TreeSet<String>();
        YAMLMapper.shared()
                .readTree(PaperCommands.OpenApi.text())
                .path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
                    if (!method.equals("parameters")) {
                        described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
                        assertThat(operation.path("summary").asString("")).isNotBlank();
                        assertThat(operation.path("responses").isEmpty()).isFalse();
                    }
                }));
        var routes = new TreeSet<String>();
        hall.hub
                .part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, _) -> info.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + path))));

        assertThat(described).isEqualTo(routes);
    }
}
