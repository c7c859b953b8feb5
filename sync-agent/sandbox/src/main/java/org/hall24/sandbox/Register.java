package org.hall24.sandbox;

import java.util.Optional;
import java.util.function.Function;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.hall24.people.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is known to the departments, and where there are departments. Name and number are one key: neither counts alone. */
final class Register {
    /** A province's number is the first two digits of its cities'. */
    private static final int PROVINCE_CHARS = 2;

    private final People people;

    Register(People people) {
        this.people = people;
    }

    /** The refusal when name and number of the applicant are not one known person's; empty when they are. */
    Optional<String> refusal(JsonNode body) {
        return known(body).isPresent() ? Optional.empty() : Optional.of("unknown-person");
    }

    /** Answers a question about the person of the body, or says that nobody is called so. */
    Reply asked(JsonNode body, Function<Person, Reply> answer) {
        return known(body).map(answer).orElseGet(() -> Reply.refused("unknown-person"));
    }

    private Optional<Person> known(JsonNode body) {
        var name = body.path("name").asString("");
        var number = body.path("number").asString("");
        return people.byNumber(number).filter(person -> person.name().equals(name));
    }

    /** The region these departments belong to. */
    String local() {
        return people.regions().getFirst().id();
    }

    boolean isLocal(String region) {
        return region.equals(local());
    }

    /** Whether it is a place with departments of its own. */
    boolean isPlace(String region) {
        return find(region).filter(Register::hasDepartments).isPresent();
    }

    /** Whether one can search there: a place, or the province of them all. */
    boolean isScope(String region) {
        return find(region).isPresent();
    }

    /** A region and its names. */
    JsonNode region(String id) {
        var region = find(id).orElseThrow(() -> new IllegalStateException("a row names a region that is not here"));
        return node(region);
    }

    /** Every place. */
    JsonNode places() {
        var list = JsonMapper.shared().createArrayNode();
        people.regions().stream().filter(Register::hasDepartments).forEach(region -> list.add(node(region)));
        return list;
    }

    /** Every scope of a search: here, and the province. */
    JsonNode scopes() {
        var list = JsonMapper.shared().createArrayNode();
        people.regions().stream()
                .filter(region -> isLocal(region.id()) || !hasDepartments(region))
                .forEach(region -> list.add(node(region)));
        return list;
    }

    private Optional<Region> find(String id) {
        return people.regions().stream()
                .filter(region -> region.id().equals(id))
                .findFirst();
    }

    private static boolean hasDepartments(Region region) {
        return region.id().length() > PROVINCE_CHARS;
    }

    private static JsonNode node(Region region) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("code", region.id())
                .put("name", region.zh())
                .put("nameEn", region.en());
    }
}
