package org.hall24.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Everybody of the demonstration city.
 *
 * @param regions the city first, then other places that keep rows of its people
 * @param chips of cards with more on them than a plain one
 */
public record People(List<Region> regions, List<Person> people, List<Chip> chips) {
    /** The people shipped with this artefact. */
    public static People shipped() {
        try (var in = People.class.getResourceAsStream("people.yaml")) {
            if (in == null) {
                throw new IllegalStateException("people.yaml is missing from this jar");
            }
            return new YAMLMapper().readValue(in, People.class);
        } catch (IOException e) {
            throw new UncheckedIOException("people.yaml cannot be read", e);
        }
    }

    /** The person whose card has this id. */
    public Optional<Person> byId(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** What stands on this person's card beside the rows of {@link Person}. */
    public Chip chip(Person person) {
        return chips.stream()
                .filter(chip -> chip.person().equals(person.id()))
                .findFirst()
                .orElseGet(() -> Chip.plain(person.id()));
    }

    /** The person with this identity number. */
    public Optional<Person> byNumber(String number) {
        return people.stream().filter(person -> person.number().equals(number)).findFirst();
    }
}
