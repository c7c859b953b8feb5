package org.hall24.hub.main;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.crowd.CrowdFilter;
import org.hall24.hub.crowd.Errand;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.intake.Gathering;
import org.hall24.hub.intake.Reconciliations;
import org.hall24.hub.metrics.Census;
import org.hall24.hub.releases.Releases;
import org.hall24.time.Pause;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a hub tells whoever watches it. Labels name errands and outcomes, never people, cases or terminals. */
@Configuration(proxyBeanMethods = false)
class MetricsBeans {
    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry meterRegistry() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return registry;
    }

    @Bean
    Census census(
            PrometheusMeterRegistry registry,
            FilterRegistrationBean<CrowdFilter> crowd,
            Gathering gathering,
            Releases releases,
            CaseFiles cases,
            Terminals terminals,
            Reconciliations reconciliations) {
        var filter = java.util.Objects.requireNonNull(crowd.getFilter(), "a registration has its filter");
        for (var errand : Errand.values()) {
            var name = errand.name().toLowerCase(java.util.Locale.ROOT);
            FunctionCounter.builder("hub.turned.away", filter, rooms -> rooms.turnedAway(errand))
                    .tag("errand", name)
                    .register(registry);
            Gauge.builder("hub.room.limit", () -> filter.room(errand).limit())
                    .tag("errand", name)
                    .register(registry);
            Gauge.builder("hub.room.inside", () -> filter.room(errand).inside())
                    .tag("errand", name)
                    .register(registry);
        }
        Gauge.builder("hub.intake.waiting", gathering::waiting).register(registry);
        Gauge.builder("hub.release.waiting", releases::waiting).register(registry);
        return new Census(
                registry,
                Map.of(
                        "hub.cases.open", cases::countOpen,
                        "hub.cases.oldest.open.seconds", cases::oldestOpenSeconds,
                        "hub.cases.stuck", cases::countStuck,
                        "hub.terminals", () -> terminals.names().size(),
                        "hub.reconciliation.items", () -> reconciliations.open().size()),
                Pause.REAL);
    }
}
