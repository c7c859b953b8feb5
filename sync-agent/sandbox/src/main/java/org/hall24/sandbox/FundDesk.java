package org.hall24.sandbox;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.hall24.people.FundRow;
import org.hall24.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The housing fund: whose accounts, and what went in and out. */
final class FundDesk implements Desk {
    /** The fund tells ten years; whoever wants more writes a letter. */
    private static final int YEARS_MAX = 10;

    private final Register register;
    private final InstantSource clock;

    FundDesk(Register register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public String department() {
        return "fund";
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return switch (operation) {
            case "accounts" -> Optional.of(register.asked(body, this::accounts));
            case "details" -> Optional.of(register.asked(body, person -> details(person, body)));
            default -> Optional.empty();
        };
    }

    private Reply accounts(Person person) {
        if (person.fund().isEmpty()) {
            return Reply.notFound("no-record");
        }
        var today = LocalDate.ofInstant(clock.instant(), Timetable.CHINA);
        var answer = JsonMapper.shared().createObjectNode();
        var list = answer.putArray("list");
        for (var row : person.fund()) {
            var account = list.addObject();
            account.put("acctId", row.id())
                    .put("acctTail", row.number().substring(row.number().length() - 4))
                    .put("local", register.isLocal(row.region()))
                    .put("unit", row.employer())
                    .put(
                            "status",
                            switch (row.state()) {
                                case "normal" -> "0";
                                case "sealed" -> "1";
                                default -> "9";
                            })
                    .put("monthly", Yuan.of(row.monthly()))
                    .put("paidTo", FundBook.lastPaid(row, today).toString())
                    .put("balance", Yuan.of(FundBook.of(row, today).balance()))
                    .put("loan", !row.loanSince().isEmpty())
                    .put("opened", row.opened() + "-01");
            account.set("region", register.region(row.region()));
        }
        return Reply.ok(answer);
    }

    private Reply details(Person person, JsonNode body) {
        var row = person.fund().stream()
                .filter(account -> account.id().equals(body.path("account").asString("")))
                .findFirst();
        if (row.isEmpty()) {
            return Reply.notFound("no-record");
        }
        try {
            var from = LocalDate.parse(body.path("from").asString(""));
            var to = LocalDate.parse(body.path("to").asString(""));
            if (from.isAfter(to) || from.plusYears(YEARS_MAX).isBefore(to)) {
                return Reply.refused("period");
            }
            return Reply.ok(entries(row.get(), from, to));
        } catch (DateTimeException e) {
            return Reply.refused("period");
        }
    }

    private JsonNode entries(FundRow row, LocalDate from, LocalDate to) {
        var today = LocalDate.ofInstant(clock.instant(), Timetable.CHINA);
        var answer = JsonMapper.shared().createObjectNode();
        var list = answer.putArray("list");
        for (var entry : FundBook.of(row, today).entries().reversed()) {
            if (!entry.date().isBefore(from) && !entry.date().isAfter(to)) {
                list.addObject()
                        .put("date", entry.date().toString())
                        .put("kind", entry.kind().code)
                        .put("amount", Yuan.of(entry.amount()))
                        .put("balance", Yuan.of(entry.balance()));
            }
        }
        return answer;
    }
}
