package org.hall24.hub.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database to the shape this program needs. */
public final class Migrations {
    private Migrations() {}

    /** Runs what is missing; several hubs may start at once, one of them does the work. */
    public static void run(DataSource database) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:org/hall24/hub/migrations")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
