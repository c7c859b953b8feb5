package org.hall24.console;

import java.util.Optional;
import org.hall24.device.IdCard;
import org.hall24.device.SocialCard;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What devices tell, as JSON. */
final class Facts {
    private static final String FOR_EVER = "长期";

    private Facts() {}

    /** Text, or null where there is none. */
    static void put(ObjectNode facts, String name, Optional<String> text) {
        text.ifPresentOrElse(value -> facts.put(name, value), () -> facts.putNull(name));
    }

    /** The ten fields of a card, in their order; null where its layout lacks one. */
    static ObjectNode of(IdCard card) {
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("type", card.type().word());
        facts.put("name", card.name());
        if (card.sex().matches("[0-9]")) {
            facts.put("sex", Integer.parseInt(card.sex()));
        } else {
            put(facts, "sex", Optional.of(card.sex()).filter(code -> !code.isEmpty())); // no code of the standard
        }
        put(facts, "nation", card.nation());
        facts.put("birth", card.birth().toString());
        put(facts, "address", card.homeAddress());
        facts.put("number", card.number());
        put(facts, "authority", card.authority());
        facts.put("validFrom", card.validFrom().toString());
        facts.put("validTo", card.validTo().map(Object::toString).orElse(FOR_EVER));
        return facts;
    }

    /** The same fields of a social-security card and its own; null where it shows none. */
    static ObjectNode of(SocialCard card) {
        var facts = JsonMapper.shared().createObjectNode();
        facts.put("type", "social-security");
        facts.put("edition", card.edition());
        facts.put("region", card.region());
        facts.put("cardNumber", card.cardNumber());
        facts.put("name", card.name());
        card.sex().ifPresentOrElse(sex -> facts.put("sex", sex), () -> facts.putNull("sex"));
        put(facts, "birth", card.birth().map(Object::toString));
        facts.put("number", card.number());
        facts.put("validFrom", card.issued().toString());
        put(facts, "validTo", card.validTo().map(Object::toString));
        return facts;
    }
}
