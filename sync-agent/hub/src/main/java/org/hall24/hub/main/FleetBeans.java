package org.hall24.hub.main;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.hub.fleet.Cut;
import org.hall24.hub.fleet.Enrolments;
import org.hall24.hub.fleet.KeyRoute;
import org.hall24.hub.fleet.LastSeen;
import org.hall24.hub.fleet.RefusalLog;
import org.hall24.hub.fleet.Roster;
import org.hall24.hub.fleet.SessionRoute;
import org.hall24.hub.fleet.SessionSecrets;
import org.hall24.hub.fleet.Sessions;
import org.hall24.hub.fleet.SharedNonces;
import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.SessionMaster;
import org.hall24.time.Pause;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the fleet's room is furnished: who the terminals are, and who gets in. */
@Configuration(proxyBeanMethods = false)
class FleetBeans {
    @Bean
    Terminals terminals(JdbcClient database, InstantSource clock) {
        return new Terminals(database, clock);
    }

    @Bean
    Roster roster(Terminals terminals, InstantSource clock) {
        return new Roster(terminals, clock, Pause.REAL);
    }

    @Bean
    LastSeen lastSeen(Terminals terminals, TransactionTemplate transactions) {
        return new LastSeen(terminals, transactions, Pause.REAL);
    }

    @Bean
    SharedNonces sharedNonces(JdbcClient database) {
        return new SharedNonces(database);
    }

    @Bean
    RefusalLog refusalLog(InstantSource clock) {
        return new RefusalLog(clock);
    }

    @Bean
    SessionMaster sessionMaster(HubOptions options, SecureRandom random, InstantSource clock) {
        return SessionMaster.in(options.keys(), random, clock);
    }

    @Bean
    Sessions sessions(SessionMaster master, HubKeys keys, InstantSource clock, SecureRandom random) {
        return new Sessions(secrets(master), _ -> keys.signing(), clock, random);
    }

    private static SessionSecrets secrets(SessionMaster master) {
        return new SessionSecrets() {
            @Override
            public Secret current() {
                return secret(master.current());
            }

            @Override
            public Optional<Secret> numbered(int generation) {
                return master.numbered(generation).map(this::secret);
            }

            private Secret secret(SessionMaster.Generation generation) {
                return new Secret(generation.number(), generation.key());
            }
        };
    }

    @Bean
    SessionRoute sessionRoute(Sessions sessions, Terminals terminals, Roster roster, RefusalLog log) {
        return new SessionRoute(sessions, terminals, roster, log);
    }

    @Bean
    KeyRoute keyRoute(
            JdbcClient database,
            TransactionTemplate transactions,
            Terminals terminals,
            Roster roster,
            RefusalLog log,
            HubKeys keys,
            InstantSource clock) {
        var enrolments = new Enrolments(database, transactions, terminals, clock);
        return new KeyRoute(enrolments, terminals, roster, log, keys.signing());
    }

    @Bean
    FilterRegistrationBean<SignatureFilter> signatureFilter(
            Roster roster,
            Sessions sessions,
            SharedNonces shared,
            LastSeen lastSeen,
            RefusalLog log,
            HubKeys keys,
            InstantSource clock,
            SecureRandom random) {
        var registration = new FilterRegistrationBean<>(
                new SignatureFilter(roster, sessions, shared, lastSeen, log, keys.signing(), clock, random));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> cut() {
        return factory -> factory.addEngineValves(new Cut());
    }
}
