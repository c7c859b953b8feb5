package org.hall24.sandbox;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.hall24.people.InsuranceRow;
import org.hall24.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Social insurance: which insurances somebody has in a region, months owed shown as they are; and the key module of its cards. */
final class SocialDesk implements Desk {
    /** The insurances by their names, Chinese and English. */
    private static final Map<String, String[]> KINDS = Map.of(
            "pension-employee", new String[] {"企业职工基本养老保险", "Employees' pension insurance"},
            "pension-resident", new String[] {"城乡居民基本养老保险", "Residents' pension insurance"},
            "medical-employee", new String[] {"职工基本医疗保险", "Employees' medical insurance"},
            "medical-resident", new String[] {"城乡居民基本医疗保险", "Residents' medical insurance"},
            "unemployment", new String[] {"失业保险", "Unemployment insurance"},
            "injury", new String[] {"工伤保险", "Work injury insurance"});

    private final Register register;
    private final KeyModule keys;
    private final InstantSource clock;

    SocialDesk(Register register, KeyModule keys, InstantSource clock) {
        this.register = register;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String department() {
        return "social";
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return switch (operation) {
            case "insured" -> Optional.of(register.asked(body, person -> insured(person, body)));
            case "card-keys" -> Optional.of(keys.answer(body));
            default -> Optional.empty();
        };
    }

    private Reply insured(Person person, JsonNode body) {
        var asked = body.path("region").asString("");
        var region = asked.isEmpty() ? register.local() : asked;
        if (!register.isPlace(region)) {
            return Reply.refused("no-such-region");
        }
        var here = person.insurance().stream()
                .filter(row -> row.region().equals(region))
                .toList();
        var answer = JsonMapper.shared().createObjectNode();
        if (here.isEmpty()) {
            answer.put("code", "no-record");
            var elsewhere = answer.putArray("elsewhere");
            person.insurance().stream()
                    .map(InsuranceRow::region)
                    .distinct()
                    .forEach(other -> elsewhere.add(register.region(other)));
            return new Reply(404, answer);
        }
        answer.set("region", register.region(region));
        answer.set("regions", register.places());
        var kinds = answer.putArray("kinds");
        here.forEach(row -> kinds.add(kind(row)));
        return Reply.ok(answer);
    }

    private JsonNode kind(InsuranceRow row) {
        var last = row.to().isEmpty()
                ? YearMonth.from(LocalDate.ofInstant(clock.instant(), Timetable.CHINA))
                        .minusMonths(1)
                : YearMonth.parse(row.to());
        long months = ChronoUnit.MONTHS.between(YearMonth.parse(row.from()), last) + 1;
        var names = KINDS.getOrDefault(row.kind(), new String[] {row.kind(), row.kind()});
        return JsonMapper.shared()
                .createObjectNode()
                .put("kind", row.kind())
                .put("name", names[0])
                .put("nameEn", names[1])
                .put(
                        "status",
                        switch (row.state()) {
                            case "paying" -> "1";
                            case "paused" -> "2";
                            default -> "4";
                        })
                .put("from", row.from())
                .put("to", last.toString())
                .put("months", months - row.owed().size())
                .put("owed", row.owed().size())
                .put("unit", row.employer());
    }
}
