package org.hall24.hub.departments;

import java.nio.charset.StandardCharsets;
import org.hall24.wire.http.Refusal;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Questions a terminal asks a department while the citizen waits. */
@RestController
public final class LiveRoute {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoute.class);

    /** A question without personal data is a line. */
    private static final int BODY_BYTES_MAX = 4 << 10;

    private final Departments departments;

    /** The route to these departments. */
    public LiveRoute(Departments departments) {
        this.departments = departments;
    }

    /** Asks. */
    @PostMapping("/v1/live/{department}/{operation}")
    public ResponseEntity<byte[]> ask(
            @PathVariable("department") String department,
            @PathVariable("operation") String operation,
            @RequestBody byte[] body)
            throws InterruptedException {
        ObjectNode question;
        try {
            question = Json.PLAIN.read(body, ObjectNode.class, BODY_BYTES_MAX);
        } catch (MalformedException e) {
            return refuse(400, Refusal.MALFORMED);
        }
        return switch (departments.live(department, operation, question)) {
            case Departments.LiveOutcome.Unknown _ -> refuse(404, "unknown-operation");
            case Departments.LiveOutcome.NotAllowed _ -> refuse(400, Refusal.MALFORMED);
            case Departments.LiveOutcome.Asked(var answer) -> answer(department, operation, answer);
        };
    }

    private static ResponseEntity<byte[]> answer(String department, String operation, DepartmentAnswer answer) {
        return switch (answer) {
            case DepartmentAnswer.Accepted(var json) ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.getBytes(StandardCharsets.UTF_8));
            case DepartmentAnswer.Refused(var code, var _) -> refuse(409, code);
            case DepartmentAnswer.Silent(var problem) -> silent(department, operation, problem);
            case DepartmentAnswer.Unreached(var problem) -> silent(department, operation, problem);
            case DepartmentAnswer.Resting _ -> refuse(502, Refusal.DEPARTMENT_SILENT);
        };
    }

    private static ResponseEntity<byte[]> silent(String department, String operation, String problem) {
        LOG.warn("department {} did not answer {}: {}", department, operation, problem);
        return refuse(502, Refusal.DEPARTMENT_SILENT);
    }

    private static ResponseEntity<byte[]> refuse(int status, String code) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal(code).toJson());
    }
}
