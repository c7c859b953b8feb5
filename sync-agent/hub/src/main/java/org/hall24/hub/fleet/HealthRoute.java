package org.hall24.hub.fleet;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hall24.wire.http.HubHealth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Tells a terminal that hub and database are there. */
@RestController
public final class HealthRoute {
    private final Function<String, Optional<String>> reconcile;
    private final Supplier<Set<String>> resting;

    /**
     * Health of this hub.
     *
     * @param reconcile asks the database for the word a terminal shall have answered
     * @param resting departments left in peace for now
     */
    public HealthRoute(Function<String, Optional<String>> reconcile, Supplier<Set<String>> resting) {
        this.reconcile = reconcile;
        this.resting = resting;
    }

    /** 200 when the database answers; 500 by itself otherwise. */
    @GetMapping(path = "/v1/health", produces = "application/json")
    public byte[] health(@RequestAttribute(SignatureFilter.TERMINAL) String terminal) {
        return HubHealth.well(resting.get(), reconcile.apply(terminal)).toJson();
    }
}
