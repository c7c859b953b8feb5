package org.hall24.wire.terminal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Optional;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The JSON of vendor mode, in XFS4IoT's words; each message is one frame, see {@link Frames}. The tool asks
 * {@code {"is":"enterModeRequest","place":"serial:/dev/ttyUSB0","seconds":60}} and hears {@code modeEntered} or {@code refused}; it ends with
 * {@code exitModeRequest} and hears {@code modeExited}, or simply ends the line.
 */
final class VendorTalk {
    /** A place is a path or an address, and a sentence is short. */
    private static final int MESSAGE_BYTES_MAX = 16 << 10;

    private static final Map<Class<?>, String> WORDS = Map.of(
            EnterModeRequest.class, "enterModeRequest",
            ExitModeRequest.class, "exitModeRequest",
            ModeEntered.class, "modeEntered",
            Refused.class, "refused",
            ModeExited.class, "modeExited");

    private static final Json JSON = json();

    private VendorTalk() {}

    /** What either end says. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    sealed interface Message {}

    record EnterModeRequest(String place, long seconds) implements Message {}

    record ExitModeRequest() implements Message {}

    /** {@code until} in seconds from now: the two clocks are one, and still nobody compares them. */
    record ModeEntered(Optional<String> role, long seconds, Map<String, Long> statistics) implements Message {}

    record Refused(String sentence) implements Message {}

    record ModeExited() implements Message {}

    static byte[] write(Message message) {
        return JSON.write(message);
    }

    static Message read(byte[] json) throws MalformedException {
        return JSON.read(json, Message.class, MESSAGE_BYTES_MAX);
    }

    private static Json json() {
        var builder = Json.strict();
        WORDS.forEach((type, word) -> builder.registerSubtypes(new NamedType(type, word)));
        return Json.of(builder);
    }
}
