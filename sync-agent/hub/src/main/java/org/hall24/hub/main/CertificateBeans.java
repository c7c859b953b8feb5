package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.QueryCodes;
import org.hall24.hub.certificates.Certificates;
import org.hall24.hub.certificates.VerificationPage;
import org.hall24.hub.departments.Departments;
import org.hall24.hub.keys.HashKeys;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.queries.Answering;
import org.hall24.time.Pause;
import org.hall24.wire.seal.Sealer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The room of the certificates. */
@Configuration(proxyBeanMethods = false)
class CertificateBeans {
    /** The demonstration's region; another hub takes letters of its own, so that no two hubs give the same number. */
    private static final String REGION = "DM";

    /** What the hub seals to itself names no terminal and no catalogue. */
    private static final String NO_TERMINAL = "hub";

    @Bean
    Certificates certificates(
            JdbcClient database,
            TransactionTemplate transactions,
            CaseFiles cases,
            QueryCodes codes,
            Departments departments,
            HubKeys keys,
            HubOptions options,
            Environment environment,
            InstantSource clock,
            SecureRandom random)
            throws IOException {
        return new Certificates(
                new Certificates.Records(database, transactions, cases, codes, departments),
                new Certificates.Secrets(
                        HashKeys.in(options.keys(), "certificates", random),
                        new Sealer(keys.unsealing().closing(), NO_TERMINAL, 0),
                        keys.opener()),
                new Certificates.Place(
                        Path.of(System.getProperty("hall24.assets", ".hall24/assets"), "fonts"),
                        () -> publicUrl(options, environment),
                        REGION),
                clock,
                random,
                Pause.REAL);
    }

    /** The port is known only when the server runs; nobody asks for a certificate before. */
    private static String publicUrl(HubOptions options, Environment environment) {
        return options.publicUrl()
                .orElseGet(() -> "https://localhost:"
                        + Objects.requireNonNull(
                                environment.getProperty("local.server.port"), "a running server has a port"));
    }

    @Bean
    Answering certificateDesk(Certificates certificates) {
        return certificates.desk();
    }

    @Bean
    VerificationPage verificationPage(Certificates certificates) {
        return certificates.page();
    }
}
