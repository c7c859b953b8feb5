package org.hall24.hub.intake;

import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/reconciliations}: a terminal tells what it holds, page by page, and hears what is missing here. */
@RestController
public final class ReconciliationRoute {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationRoute.class);

    private final Reconciliations reconciliations;

    /** The route. */
    public ReconciliationRoute(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** Compares one page. */
    @PostMapping("/v1/reconciliations")
    public ResponseEntity<byte[]> post(
            @RequestAttribute(SignatureFilter.TERMINAL) String signer, @RequestBody byte[] body) {
        HeldMatters page;
        try {
            page = HeldMatters.fromJson(body);
        } catch (MalformedException e) {
            LOG.warn("{} sent a page of held matters that is none: {}", signer, e.getMessage());
            return MatterRoute.refuse(400, Refusal.MALFORMED);
        }
        if (!page.token().matches("[A-Za-z0-9-]{1,64}")
                || page.matters().stream()
                        .anyMatch(held -> !held.caseNumber().matches("[A-Z]{2}-[0-9]{4}-[0-9]{6}-[0-9]"))) {
            return MatterRoute.refuse(400, Refusal.MALFORMED);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(reconciliations.compare(signer, page).toJson());
    }
}
