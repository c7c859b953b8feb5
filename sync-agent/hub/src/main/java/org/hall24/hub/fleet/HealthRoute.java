package org.hall24.hub.fleet;

import java.util.Set;
import java.util.function.Supplier;
import org.hall24.wire.http.HubHealth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a terminal that hub and database are there. */
@RestController
public final class HealthRoute {
    private final JdbcClient database;
    private final Supplier<Set<String>> resting;

    /**
     * Health of this hub.
     *
     * @param resting departments left in peace for now
     */
    public HealthRoute(JdbcClient database, Supplier<Set<String>> resting) {
        this.database = database;
        this.resting = resting;
    }

    /** 200 when the database answers; 500 by itself otherwise. */
    @GetMapping(path = "/v1/health", produces = "application/json")
    public byte[] health() {
        database.sql("select 1").query(Integer.class).single();
        return HubHealth.well(resting.get(), java.util.Optional.empty()).toJson();
    }
}
