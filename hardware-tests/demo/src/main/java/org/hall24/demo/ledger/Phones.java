package org.hall24.demo.ledger;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.demo.citizen.Phone;
import org.hall24.people.People;

/** The phones of the demonstration people, lying at the stand-in platform. One hall, one thread at a time. */
public final class Phones implements Phone {
    /** The digits a message brings; nothing else in it has six of them alone. */
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    private final Department platform;
    private final People people;
    private final Map<String, Integer> read = new HashMap<>();

    /** Their phones, at this platform. */
    public Phones(Department platform, People people) {
        this.platform = platform;
        this.people = people;
    }

    @Override
    public String opensCertificate(String person) throws IOException, InterruptedException {
        read.put(person, platform.messages(number(person)).size());
        return platform.certificateCode(person);
    }

    @Override
    public Optional<String> newDigits(String person) throws IOException, InterruptedException {
        var messages = platform.messages(number(person));
        if (messages.size() <= read.getOrDefault(person, 0)) {
            return Optional.empty();
        }
        read.put(person, messages.size());
        var digits = DIGITS.matcher(messages.getLast());
        return digits.find() ? Optional.of(digits.group()) : Optional.empty();
    }

    private String number(String person) {
        return people.byId(person).orElseThrow().phone();
    }
}
