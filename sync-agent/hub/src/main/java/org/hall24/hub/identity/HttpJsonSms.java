package org.hall24.hub.identity;

import org.hall24.hub.departments.DepartmentAnswer;
import org.hall24.hub.departments.Departments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that is spoken to in HTTP and JSON, as the connector {@code sms} declares. */
public final class HttpJsonSms implements SmsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(HttpJsonSms.class);

    private final Departments departments;

    /** The gateway among these. */
    public HttpJsonSms(Departments departments) {
        this.departments = departments;
    }

    @Override
    public Sent send(String phone, String text) throws InterruptedException {
        var body = JsonMapper.shared().createObjectNode().put("to", phone).put("text", text);
        return switch (departments.service("sms", "messages", body)) {
            case DepartmentAnswer.Accepted _ -> Sent.YES;
            case DepartmentAnswer.Refused(var code, var _) -> {
                LOG.warn("the gateway does not send: {}", code);
                yield Sent.REFUSED;
            }
            case DepartmentAnswer.Silent(var problem) -> unknown(problem);
            case DepartmentAnswer.Unreached(var problem) -> unknown(problem);
            case DepartmentAnswer.Resting _ -> Sent.UNKNOWN;
        };
    }

    private static Sent unknown(String problem) {
        LOG.warn("the gateway did not answer: {}", problem);
        return Sent.UNKNOWN;
    }
}
