package org.hall24.sandbox;

import java.util.Optional;
import org.hall24.people.People;
import tools.jackson.databind.JsonNode;

/** Who is known to the departments. */
final class Register {
    private final People people;

    Register(People people) {
        this.people = people;
    }

    /** The refusal when name and number of the applicant are not one known person's; empty when they are. */
    Optional<String> refusal(JsonNode body) {
        var name = body.path("name").asString("");
        var number = body.path("number").asString("");
        return people.byNumber(number)
                        .filter(person -> person.name().equals(name))
                        .isPresent()
                ? Optional.empty()
                : Optional.of("unknown-person");
    }
}
