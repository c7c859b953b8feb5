package org.hall24.hub.main;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueException;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.CasePage;
import org.hall24.hub.cases.CaseWorker;
import org.hall24.hub.cases.QueryCodes;
import org.hall24.hub.certificates.Certificates;
import org.hall24.hub.crowd.CrowdFilter;
import org.hall24.hub.crowd.TurnFilter;
import org.hall24.hub.database.Pool;
import org.hall24.hub.departments.Departments;
import org.hall24.hub.departments.LiveRoute;
import org.hall24.hub.fleet.HealthRoute;
import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.hub.identity.HttpJsonSms;
import org.hall24.hub.identity.IdentityDesk;
import org.hall24.hub.identity.OneTimeCodes;
import org.hall24.hub.identity.Passes;
import org.hall24.hub.identity.PersonMark;
import org.hall24.hub.identity.SmsGateway;
import org.hall24.hub.intake.Gathering;
import org.hall24.hub.intake.Intake;
import org.hall24.hub.intake.MatterRoute;
import org.hall24.hub.intake.Matters;
import org.hall24.hub.intake.ReconciliationRoute;
import org.hall24.hub.intake.Reconciliations;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.queries.Answering;
import org.hall24.hub.queries.DepartmentQueries;
import org.hall24.hub.queries.QueryDispatch;
import org.hall24.hub.queries.QueryRoute;
import org.hall24.hub.queries.QueryRules;
import org.hall24.hub.ratings.RatingRoute;
import org.hall24.hub.ratings.Ratings;
import org.hall24.hub.releases.ReleaseRoute;
import org.hall24.hub.releases.ReleaseTable;
import org.hall24.hub.releases.Releases;
import org.hall24.hub.releases.Reports;
import org.hall24.hub.retention.Retention;
import org.hall24.hub.retention.Sweeper;
import org.hall24.time.Pause;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the hub's rooms are joined. Only the parts of Spring Boot that are named here take part: a hub starts in seconds. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    SslAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class
})
@Import({CertificateBeans.class, FleetBeans.class, MetricsBeans.class})
class HubBeans {
    @Bean
    HikariDataSource database(HubOptions options, MeterRegistry registry) {
        return Pool.open(options.database().get(), registry);
    }

    @Bean
    JdbcClient jdbcClient(HikariDataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    TransactionTemplate transactions(HikariDataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Bean
    HubKeys hubKeys(HubOptions options, SecureRandom random) throws IOException {
        return HubKeys.in(options.keys(), random);
    }

    /** Before the signatures are looked at: a storm costs nothing but a word. */
    @Bean
    FilterRegistrationBean<CrowdFilter> crowdFilter(SecureRandom random, MeterRegistry registry) {
        var registration = new FilterRegistrationBean<>(new CrowdFilter(random, registry));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After them: it must know who asks. */
    @Bean
    FilterRegistrationBean<TurnFilter> turnFilter(SecureRandom random) {
        var registration = new FilterRegistrationBean<>(new TurnFilter(SignatureFilter.TERMINAL, random));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    HealthRoute healthRoute(Reconciliations reconciliations, Departments departments) {
        return new HealthRoute(reconciliations::word, departments::resting);
    }

    @Bean
    Departments departments(HubOptions options, InstantSource clock) throws IOException {
        return Departments.shipped(options.sandbox(), options.keys().directory(), clock);
    }

    @Bean
    LiveRoute liveRoute(Departments departments) {
        return new LiveRoute(departments);
    }

    @Bean
    QueryCodes queryCodes(HubKeys keys) {
        return new QueryCodes(keys.queryCodes());
    }

    @Bean
    CaseFiles caseFiles(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        return new CaseFiles(database, transactions, clock);
    }

    @Bean
    CasePage casePage(CaseFiles files, QueryCodes codes, Departments departments) {
        return new CasePage(files, codes, departments, Certificates::names);
    }

    @Bean
    Matters matters(JdbcClient database) {
        return new Matters(database);
    }

    @Bean
    CaseWorker caseWorker(
            CaseFiles files,
            Matters matters,
            HubKeys keys,
            QueryCodes codes,
            Departments departments,
            InstantSource clock,
            SecureRandom random) {
        return new CaseWorker(files, matters, keys.opener(), codes, departments, clock, random);
    }

    @Bean
    Intake intake(Matters matters, HubKeys keys, InstantSource clock, CaseWorker worker) {
        return new Intake(matters, keys.signing(), clock, Pause.REAL, worker::ring);
    }

    @Bean
    Gathering gathering(Intake intake) {
        return new Gathering(intake);
    }

    @Bean
    MatterRoute matterRoute(Intake intake, Gathering gathering) {
        return new MatterRoute(intake, gathering);
    }

    @Bean
    Reconciliations reconciliations(JdbcClient database, Matters matters, InstantSource clock, SecureRandom random) {
        return new Reconciliations(database, matters, clock, random);
    }

    @Bean
    ReconciliationRoute reconciliationRoute(Reconciliations reconciliations) {
        return new ReconciliationRoute(reconciliations);
    }

    @Bean
    ReleaseTable releaseTable(JdbcClient database, InstantSource clock) {
        return new ReleaseTable(database, clock);
    }

    @Bean
    Releases releases(ReleaseTable table) {
        return new Releases(table, Pause.REAL);
    }

    @Bean
    Reports reports(ReleaseTable table) {
        return new Reports(table, Pause.REAL);
    }

    @Bean
    ReleaseRoute releaseRoute(Releases releases, Reports reports) {
        return new ReleaseRoute(releases, reports);
    }

    @Bean
    Retention retention(JdbcClient database) {
        return new Retention(database);
    }

    @Bean
    Sweeper sweeper(Retention retention, InstantSource clock) {
        return new Sweeper(retention, clock, Pause.REAL);
    }

    @Bean
    Ratings ratings(JdbcClient database, InstantSource clock, CaseFiles files) throws CatalogueException {
        var codes = Catalogue.of(CatalogueFiles.shipped(), "").ratingCodes();
        return new Ratings(database, clock, files::known, codes, Pause.REAL);
    }

    @Bean
    RatingRoute ratingRoute(Ratings ratings) {
        return new RatingRoute(ratings);
    }

    @Bean
    PersonMark personMark(HubKeys keys) {
        return new PersonMark(keys.queryCodes());
    }

    @Bean
    Passes passes(JdbcClient database, PersonMark marks, InstantSource clock, SecureRandom random) {
        return new Passes(database, marks, clock, random);
    }

    @Bean
    SmsGateway smsGateway(Departments departments) {
        return new HttpJsonSms(departments);
    }

    @Bean
    IdentityDesk identityDesk(
            Departments departments,
            Passes passes,
            JdbcClient database,
            TransactionTemplate transactions,
            PersonMark marks,
            SmsGateway gateway,
            InstantSource clock,
            SecureRandom random) {
        var codes = new OneTimeCodes(database, transactions, marks, clock, random);
        return new IdentityDesk(departments, passes, codes, gateway);
    }

    @Bean
    DepartmentQueries departmentQueries(Departments departments) {
        return new DepartmentQueries(departments);
    }

    @Bean
    QueryRoute queryRoute(HubOptions options, HubKeys keys, Passes passes, List<Answering> rooms, InstantSource clock) {
        var dispatch = new QueryDispatch(QueryRules.shipped(options.overlay().orElse("")), passes, rooms);
        return new QueryRoute(keys.opener(), dispatch, clock);
    }

    /** What Spring Boot must know; limits with their reasons. */
    static Map<String, Object> properties(HubOptions options, DemoTls tls) {
        return Map.ofEntries(
                Map.entry("server.address", options.address()),
                Map.entry("server.port", options.port()),
                Map.entry("server.ssl.certificate", tls.certificate()),
                Map.entry("server.ssl.certificate-private-key", tls.key()),
                Map.entry("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2"),
                // RFC 9421 headers have some hundred bytes; nobody needs more than this.
                Map.entry("server.max-http-request-header-size", "16KB"),
                // Room for all who wait for a release; an idle connection costs some kilobytes.
                Map.entry("server.tomcat.max-connections", "24000"),
                Map.entry("server.tomcat.accept-count", "1024"),
                // A terminal that stops talking in the middle of a request frees its place.
                Map.entry("server.tomcat.connection-timeout", "10s"),
                Map.entry("server.tomcat.keep-alive-timeout", "60s"),
                Map.entry("server.tomcat.max-keep-alive-requests", "-1"),
                Map.entry("server.tomcat.max-swallow-size", "128KB"),
                Map.entry("server.tomcat.max-http-form-post-size", "4KB"),
                // One certificate at a time, in memory: nothing personal lands in a temporary file.
                Map.entry("spring.servlet.multipart.max-file-size", "4MB"),
                Map.entry("spring.servlet.multipart.max-request-size", "4128KB"),
                Map.entry("spring.servlet.multipart.file-size-threshold", "5MB"),
                Map.entry("spring.servlet.multipart.resolve-lazily", "true"),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "3s"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.main.log-startup-info", "false"),
                Map.entry("spring.thymeleaf.prefix", "classpath:/org/hall24/hub/pages/"),
                Map.entry("spring.thymeleaf.check-template-location", "false"),
                Map.entry("spring.web.resources.cache.period", "3600"),
                Map.entry("spring.web.error.whitelabel.enabled", "false"));
    }

    /** Where certificate and key lie, as Spring Boot wants to read it. */
    record DemoTls(String certificate, String key) {}
}
