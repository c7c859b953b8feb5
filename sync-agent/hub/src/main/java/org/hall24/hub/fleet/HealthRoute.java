package org.hall24.hub.fleet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a terminal that hub and database are there. */
@RestController
public final class HealthRoute {
    private final JdbcClient database;

    /** Health of this hub. */
    public HealthRoute(JdbcClient database) {
        this.database = database;
    }

    /** 200 when the database answers; 500 by itself otherwise. */
    @GetMapping(path = "/v1/health", produces = "application/json")
    public String health() {
        database.sql("select 1").query(Integer.class).single();
        return "{\"hub\":\"well\"}";
    }
}
