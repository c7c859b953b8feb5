package org.hall24.hub.intake;

import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /v1/matters/{matterId}}: 201 the first time, 200 again, both with the same receipt. */
@RestController
public final class MatterRoute {
    private static final Logger LOG = LoggerFactory.getLogger(MatterRoute.class);

    /** The last four digits of a terminal's name are the second part of its case numbers. */
    private static final int TERMINAL_DIGITS = 4;

    private final Intake intake;

    /** The route to this intake. */
    public MatterRoute(Intake intake) {
        this.intake = intake;
    }

    /** Takes a matter in. */
    @PutMapping("/v1/matters/{matterId}")
    public ResponseEntity<byte[]> put(
            @PathVariable("matterId") String matterId,
            @RequestAttribute(SignatureFilter.TERMINAL) String signer,
            @RequestBody byte[] body) {
        MatterSubmission matter;
        try {
            matter = MatterSubmission.fromJson(body);
        } catch (MalformedException e) {
            LOG.warn("{} sent a matter that is none: {}", signer, e.getMessage());
            return refuse(400, Refusal.MALFORMED);
        }
        if (!matter.matterId().toString().equals(matterId)) {
            return refuse(400, Refusal.MALFORMED);
        }
        if (!matter.terminal().equals(signer)
                || !numberOf(signer).equals(matter.caseNumber().substring(3, 7))) {
            LOG.warn("{} sent a matter in the name of another terminal", signer);
            return refuse(403, "other-terminal");
        }
        return switch (intake.take(matter, Bytes.sha256(body))) {
            case Intake.Taken.First(var receipt) -> receipt(201, receipt);
            case Intake.Taken.Again(var receipt) -> receipt(200, receipt);
            case Intake.Taken.DifferentBody _ -> {
                LOG.error("{} sent matter {} again with another body", signer, matterId);
                yield refuse(422, Refusal.DIFFERENT_BODY);
            }
            case Intake.Taken.NumberTaken _ -> {
                LOG.error("{} gave case number {} to two matters", signer, matter.caseNumber());
                yield refuse(422, "case-number-taken");
            }
        };
    }

    private static String numberOf(String terminal) {
        return terminal.substring(terminal.length() - TERMINAL_DIGITS);
    }

    private static ResponseEntity<byte[]> receipt(int status, HubReceipt receipt) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipt.toJson());
    }

    private static ResponseEntity<byte[]> refuse(int status, String code) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(code).toJson());
    }
}
