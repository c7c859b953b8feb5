package org.hall24.hub.main;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.hall24.hub.cases.CaseWorker;
import org.hall24.hub.keys.DemoCertificates;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running hub: TLS on one port, workers at work unless it only takes in. */
final class HubServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private HubServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a hub. Its database may still be starting. */
    static HubServer start(HubOptions options, InstantSource clock, SecureRandom random) throws IOException {
        // Logging is what logback.xml says; Spring Boot must not rearrange it.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var certificates = DemoCertificates.under(options.state(), clock, random);
        var tls = new HubBeans.DemoTls(
                certificates.certificate().toUri().toString(),
                certificates.key().toUri().toString());
        var application = new SpringApplication(HubBeans.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(HubBeans.properties(options, tls));
        application.addInitializers(fresh -> {
            var registry = (GenericApplicationContext) fresh;
            registry.registerBean(HubOptions.class, () -> options);
            registry.registerBean(InstantSource.class, () -> clock);
            registry.registerBean(SecureRandom.class, () -> random);
        });
        var context = application.run();
        if (!options.intakeOnly()) {
            context.getBean(CaseWorker.class).start();
        }
        return new HubServer(context);
    }

    int port() {
        return Integer.parseInt(Objects.requireNonNull(
                context.getEnvironment().getProperty("local.server.port"), "a running server has a port"));
    }

    /** A part of the hub. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
