package org.hall24.wire.sign;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;

/** The bytes an RFC 9421 signature covers: one line a component, and last the line of the parameters. */
final class SignatureBase {
    private SignatureBase() {}

    /** The covered components with their parameters, as they stand in {@code Signature-Input}. */
    static InnerList covering(List<String> components, Map<String, Object> parameters) {
        List<Item<? extends Object>> items = components.stream()
                .<Item<? extends Object>>map(StringItem::valueOf)
                .toList();
        return InnerList.valueOf(items).withParams(Parameters.valueOf(parameters));
    }

    /**
     * The base.
     *
     * @param input the covered components with their parameters
     * @param value gives a component's value; empty when the message has none
     * @return empty when a component is missing, doubled, no string, or has parameters of its own
     */
    static Optional<byte[]> of(InnerList input, Function<String, Optional<String>> value) {
        var text = new StringBuilder();
        var seen = new HashSet<String>();
        for (var item : input.get()) {
            if (!(item instanceof StringItem name) || !name.getParams().isEmpty() || !seen.add(name.get())) {
                return Optional.empty();
            }
            var found = value.apply(name.get());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            text.append(name.serialize()).append(": ").append(found.get()).append('\n');
        }
        text.append("\"@signature-params\": ").append(input.serialize());
        return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
