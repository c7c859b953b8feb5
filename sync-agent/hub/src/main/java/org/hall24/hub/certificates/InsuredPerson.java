package org.hall24.hub.certificates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.hub.certificates.paper.Paper;
import org.hall24.hub.certificates.paper.Paper.Fact;
import org.hall24.hub.certificates.paper.Press;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/** Which insurances a person has, a row each; months owed stand there as they are. */
record InsuredPerson() implements Kind {
    private static final List<Paper.Column> COLUMNS = List.of(
            column("kind", 2.75f, false),
            column("state", 1.45f, true),
            column("from", 1.75f, true),
            column("to", 1.75f, true),
            column("months", 1.35f, true),
            column("arrears", 1.35f, true),
            column("employer", 3.1f, false));

    @Override
    public String matter() {
        return "social.insured-cert-person";
    }

    @Override
    public String department() {
        return "social";
    }

    @Override
    public String words() {
        return "insured";
    }

    @Override
    public Operation asks() {
        return Operation.INSURED;
    }

    @Override
    public Optional<Said> say(Query draft, Reply answer, Instant at) throws MalformedException {
        var insured = answer.read(Answers.Insured.class);
        var kinds = Kind.ids(draft, "kinds");
        var from = Kind.field(draft, "from");
        var to = Kind.field(draft, "to");
        var rows = new ArrayList<List<String>>();
        for (var one : insured.kinds()) {
            boolean chosen = kinds.isEmpty() || kinds.contains(one.kind().id());
            // Months are ISO text: they compare as they stand.
            boolean within = from.map(month -> month.compareTo(one.to()) <= 0).orElse(true)
                    && to.map(month -> month.compareTo(one.from()) >= 0).orElse(true);
            if (chosen && within) {
                rows.add(row(one));
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(PaperWords.of("insured.region"), insured.region().zh()));
        if (from.isPresent() && to.isPresent()) {
            facts.add(new Fact(
                    PaperWords.of("insured.period"),
                    PaperWords.of("insured.period.value", PaperWords.month(from.get()), PaperWords.month(to.get()))));
        }
        return Optional.of(new Said(
                PaperWords.of(
                        "insured.statement",
                        Press.TIME.format(at),
                        insured.region().zh()),
                facts,
                Optional.of(new Paper.Grid(COLUMNS, rows)),
                List.of(PaperWords.of("insured.note.1"), PaperWords.of("insured.note.2"))));
    }

    private static List<String> row(Answers.Insurance one) {
        return List.of(
                one.kind().zh(),
                PaperWords.word("insured.state", one.state()),
                PaperWords.month(one.from()),
                PaperWords.month(one.to()),
                Integer.toString(one.months()),
                one.arrears() == 0 ? PaperWords.of("insured.none") : Integer.toString(one.arrears()),
                one.employer());
    }

    private static Paper.Column column(String key, float share, boolean centred) {
        return new Paper.Column(PaperWords.of("insured.column." + key), share, centred);
    }
}
