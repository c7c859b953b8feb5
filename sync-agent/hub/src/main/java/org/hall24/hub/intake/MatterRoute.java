package org.hall24.hub.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hall24.hub.fleet.SignatureFilter;
import org.hall24.wire.http.BatchAnswer;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code PUT /v1/matters/{matterId}}: 201 the first time, 200 again, both with the same receipt. {@code POST /v1/matters}: many at
 * once, each judged as if it had come alone.
 */
@RestController
public final class MatterRoute {
    private static final Logger LOG = LoggerFactory.getLogger(MatterRoute.class);
    private static final String NUMBER_TAKEN = "case-number-taken";

    private final Intake intake;
    private final Gathering gathering;

    /** The routes: a batch goes to the intake as it is, single matters are gathered first. */
    public MatterRoute(Intake intake, Gathering gathering) {
        this.intake = intake;
        this.gathering = gathering;
    }

    /** Takes a matter in. */
    @PutMapping("/v1/matters/{matterId}")
    public ResponseEntity<byte[]> put(
            @PathVariable("matterId") String matterId,
            @RequestAttribute(SignatureFilter.TERMINAL) String signer,
            @RequestBody byte[] body) {
        return switch (Inspection.of(body, signer)) {
            case Inspection.Seen.Refused(int status, var code) -> refuse(status, code);
            case Inspection.Seen.Fine(var arrived) ->
                arrived.matter().matterId().toString().equals(matterId)
                        ? answer(signer, arrived.matter(), gathering.take(arrived))
                        : refuse(400, Refusal.MALFORMED);
        };
    }

    private static ResponseEntity<byte[]> answer(String signer, MatterSubmission matter, Intake.Taken taken) {
        return switch (taken) {
            case Intake.Taken.First(var receipt) -> receipt(201, receipt);
            case Intake.Taken.Again(var receipt) -> receipt(200, receipt);
            case Intake.Taken.DifferentBody _ -> {
                differentBody(signer, matter);
                yield refuse(422, Refusal.DIFFERENT_BODY);
            }
            case Intake.Taken.NumberTaken _ -> {
                numberTaken(signer, matter);
                yield refuse(422, NUMBER_TAKEN);
            }
            case Intake.Taken.Unstorable _ -> refuse(500, "unstorable");
        };
    }

    /** Takes a batch in. */
    @PostMapping("/v1/matters")
    public ResponseEntity<byte[]> post(
            @RequestAttribute(SignatureFilter.TERMINAL) String signer, @RequestBody byte[] body) {
        MatterBatch batch;
        try {
            batch = MatterBatch.fromJson(body);
        } catch (MalformedException e) {
            LOG.warn("{} sent a batch that is none: {}", signer, e.getMessage());
            return refuse(400, Refusal.MALFORMED);
        }
        var seen = batch.items().stream()
                .map(item -> Inspection.of(MatterBatch.bytes(item), signer))
                .toList();
        var fine = new ArrayList<Arrived>();
        seen.forEach(one -> {
            if (one instanceof Inspection.Seen.Fine(var arrived)) {
                fine.add(arrived);
            }
        });
        var taken = fine.isEmpty() ? List.<Intake.Taken>of() : intake.take(fine);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new BatchAnswer(answers(signer, seen, taken.iterator())).toJson());
    }

    private static List<BatchAnswer.Item> answers(
            String signer, List<Inspection.Seen> seen, Iterator<Intake.Taken> taken) {
        return seen.stream()
                .map(one -> switch (one) {
                    case Inspection.Seen.Refused(int _, var code) -> new BatchAnswer.Refused(code);
                    case Inspection.Seen.Fine(var arrived) -> item(signer, arrived.matter(), taken.next());
                })
                .toList();
    }

    private static BatchAnswer.Item item(String signer, MatterSubmission matter, Intake.Taken taken) {
        return switch (taken) {
            case Intake.Taken.First(var receipt) -> new BatchAnswer.Taken(receipt);
            case Intake.Taken.Again(var receipt) -> new BatchAnswer.Taken(receipt);
            case Intake.Taken.DifferentBody _ -> {
                differentBody(signer, matter);
                yield new BatchAnswer.Refused(Refusal.DIFFERENT_BODY);
            }
            case Intake.Taken.NumberTaken _ -> {
                numberTaken(signer, matter);
                yield new BatchAnswer.Refused(NUMBER_TAKEN);
            }
            case Intake.Taken.Unstorable _ -> new BatchAnswer.Later();
        };
    }

    private static void differentBody(String signer, MatterSubmission matter) {
        LOG.error("{} sent matter {} again with another body", signer, matter.matterId());
    }

    private static void numberTaken(String signer, MatterSubmission matter) {
        LOG.error("{} gave case number {} to two matters", signer, matter.caseNumber());
    }

    private static ResponseEntity<byte[]> receipt(int status, HubReceipt receipt) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(receipt.toJson());
    }

    static ResponseEntity<byte[]> refuse(int status, String code) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(code).toJson());
    }
}
