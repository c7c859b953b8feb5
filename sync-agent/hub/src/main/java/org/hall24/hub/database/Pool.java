package org.hall24.hub.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;

/** The connections of one node, made to survive a change of the primary. */
public final class Pool {
    /** Two cores are busy with fewer; three nodes stay below PostgreSQL's usual hundred. */
    public static final int CONNECTIONS_MAX = 16;

    /** A request that waits longer for a connection is better told to come back. */
    private static final Duration CONNECTION = Duration.ofSeconds(5);

    /** A server that vanished without a word is noticed by the next one who wants its connection. */
    private static final Duration VALIDATION = Duration.ofSeconds(2);

    /** Idle connections show that they live before a firewall forgets them. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(30);

    /** After a failover everything is with the new primary in this time, whatever happens. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What a rush opened is closed again when it is over. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    /** What a URL does not say itself; values in seconds. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "targetServerType", "primary",
            "connectTimeout", "3",
            "loginTimeout", "4",
            "socketTimeout", "15",
            "hostRecheckSeconds", "1",
            "tcpKeepAlive", "true",
            "ApplicationName", "hall24-hub",
            // What the server says of a row must not come back in an exception.
            "logServerErrorDetail", "false");

    private Pool() {}

    /** Opens the pool. */
    public static HikariDataSource open(String jdbcUrl, MeterRegistry registry) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        DEFAULTS.forEach((name, value) -> {
            if (!jdbcUrl.contains("?" + name + "=") && !jdbcUrl.contains("&" + name + "=")) {
                config.addDataSourceProperty(name, value);
            }
        });
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setKeepaliveTime(KEEPALIVE.toMillis());
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaxLifetime(LIFE.toMillis());
        config.setExceptionOverrideClassName(Outage.class.getName());
        config.setPoolName("hub");
        config.setMetricRegistry(registry);
        return new HikariDataSource(config);
    }
}
