package org.hall24.sandbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a department says back. */
record Reply(int status, JsonNode body) {
    static Reply refused(String code) {
        return new Reply(422, JsonNodeFactory.instance.objectNode().put("code", code));
    }

    static Reply notFound(String code) {
        return new Reply(404, JsonNodeFactory.instance.objectNode().put("code", code));
    }

    static Reply conflict(String code) {
        return new Reply(409, JsonNodeFactory.instance.objectNode().put("code", code));
    }

    static Reply created(String reference) {
        return new Reply(201, JsonNodeFactory.instance.objectNode().put("reference", reference));
    }

    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }
}
