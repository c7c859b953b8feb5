package org.hall24.hub.certificates.seal;

import java.util.Optional;
import org.hall24.hub.departments.DepartmentAnswer;
import org.hall24.hub.departments.Departments;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The seals of the platform declared in {@code connectors/seal.yaml}. */
public final class SealPlatform implements SealService {
    private static final Logger LOG = LoggerFactory.getLogger(SealPlatform.class);
    private static final String PLATFORM = "seal";

    /** A picture of 42 mm at 600 dpi, in base64. */
    private static final int ANSWER_CHARS_MAX = 256 << 10;

    private final Departments departments;

    /** The platform among these connections. */
    public SealPlatform(Departments departments) {
        this.departments = departments;
    }

    private record Impression(Bytes picture) {}

    private record Signature(Bytes signature) {}

    @Override
    public Optional<Bytes> impression(String unit) throws InterruptedException {
        var body = JsonMapper.shared().createObjectNode().put("unit", unit);
        return ask("impression", body, Impression.class).map(Impression::picture);
    }

    @Override
    public Optional<Bytes> signature(String unit, Bytes digest) throws InterruptedException {
        var body = JsonMapper.shared().createObjectNode().put("unit", unit).put("digest", digest.base64());
        return ask("signature", body, Signature.class).map(Signature::signature);
    }

    private <T> Optional<T> ask(String service, ObjectNode body, Class<T> type) throws InterruptedException {
        return switch (departments.service(PLATFORM, service, body)) {
            case DepartmentAnswer.Accepted(var json) -> read(service, json, type);
            case DepartmentAnswer.Refused(var code, var _) -> none(service, "refused: " + code);
            case DepartmentAnswer.Silent(var problem) -> none(service, problem);
            case DepartmentAnswer.Unreached(var problem) -> none(service, problem);
            case DepartmentAnswer.Resting(var left) -> none(service, "left in peace for " + left);
        };
    }

    private static <T> Optional<T> read(String service, String json, Class<T> type) {
        try {
            return Optional.of(
                    Json.PLAIN.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), type, ANSWER_CHARS_MAX));
        } catch (MalformedException e) {
            return none(service, "an answer that is none");
        }
    }

    private static <T> Optional<T> none(String service, String problem) {
        LOG.warn("the seal platform gave no {}: {}", service, problem);
        return Optional.empty();
    }
}
