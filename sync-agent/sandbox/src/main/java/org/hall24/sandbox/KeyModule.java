package org.hall24.sandbox;

import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.hall24.people.CardKeys;
import org.hall24.people.People;
import org.hall24.people.SocialCardRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The key module (加密机) of the issuer of social-security cards, as far as a terminal can ask it: for the random numbers of one card, what a
 * genuine card answers, and the one answer with which this card shows its holder. It knows the cards it issued and no others.
 */
final class KeyModule {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What stands after the eight bytes of the internal proof; the ministry's field has sixteen. */
    private static final String REST = "0".repeat(16);

    private final Set<String> issued;

    KeyModule(People people) {
        issued = people.people().stream()
                .flatMap(person -> SocialCardRow.byId(people, person.id().replace('R', 'S')).stream())
                .map(SocialCardRow::cardId)
                .collect(Collectors.toUnmodifiableSet());
    }

    Reply answer(JsonNode body) {
        var card = body.path("cardId").asString("");
        if (!issued.contains(card)) {
            return Reply.notFound("card-unknown");
        }
        try {
            var keys = CardKeys.of(card);
            byte[] externalFactor = block(body, "externalFactor");
            byte[] internal = keys.cryptogram(block(body, "internalFactor"), block(body, "internalSource"));
            byte[] external = keys.cryptogram(externalFactor, block(body, "externalSource"));
            return Reply.ok(JsonMapper.shared()
                    .createObjectNode()
                    .put("internal", HEX.formatHex(internal) + REST)
                    .put("external", HEX.formatHex(external) + HEX.formatHex(externalFactor)));
        } catch (IllegalArgumentException _) {
            return Reply.refused("malformed");
        }
    }

    private static byte[] block(JsonNode body, String field) {
        byte[] block = HEX.parseHex(body.path(field).asString(""));
        if (block.length != CardKeys.BLOCK_BYTES) {
            throw new IllegalArgumentException("a random number of " + block.length + " bytes");
        }
        return block;
    }
}
