package org.hall24.hub.certificates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.hub.certificates.paper.Paper;
import org.hall24.hub.certificates.paper.Paper.Fact;
import org.hall24.hub.certificates.paper.Press;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/** What the real estate register has of a person, at one second and in one scope. It never says that somebody has nothing. */
record TitleSearch() implements Kind {
    private static final List<Paper.Column> COLUMNS = List.of(
            column("number", .9f, true),
            column("place", 3.2f, false),
            column("title", 3.8f, false),
            column("area", 1.7f, true),
            column("use", 1.2f, true),
            column("shared", 1.7f, true),
            column("mortgaged", 1f, true),
            column("seized", 1f, true));

    @Override
    public String matter() {
        return "realestate.title-search";
    }

    @Override
    public String department() {
        return "realestate";
    }

    @Override
    public String words() {
        return "titles";
    }

    @Override
    public Operation asks() {
        return Operation.TITLES;
    }

    @Override
    public Optional<Said> say(Query draft, Reply answer, Instant at) throws MalformedException {
        var found = answer.read(Answers.Titles.class);
        var chosen = Kind.ids(draft, "titles");
        // Nothing chosen of something found is everything: a paper that says "not found" must not come from a wish.
        var shown = found.titles().stream()
                .filter(title -> chosen.isEmpty() || chosen.contains(title.id()))
                .toList();
        if (shown.isEmpty() && !found.titles().isEmpty()) {
            return Optional.empty();
        }
        var when = Press.TIME.format(found.asOf());
        var scope = found.scope().zh();
        int all = found.titles().size();
        var result =
                all == 0 ? PaperWords.of("titles.found.none") : PaperWords.of("titles.found.some", all, shown.size());
        return Optional.of(new Said(
                statement(when, scope, all, shown.size()),
                List.of(
                        new Fact(PaperWords.of("titles.scope"), scope),
                        new Fact(PaperWords.of("titles.asof"), when),
                        new Fact(PaperWords.of("titles.found"), result)),
                shown.isEmpty() ? Optional.empty() : Optional.of(new Paper.Grid(COLUMNS, rows(shown))),
                notes(!shown.isEmpty())));
    }

    private static List<String> notes(boolean rows) {
        return Stream.of("titles.note.1", rows ? "titles.note.2" : "", "titles.note.3")
                .filter(key -> !key.isEmpty())
                .map(key -> PaperWords.of(key))
                .toList();
    }

    private static String statement(String when, String scope, int all, int shown) {
        if (all == 0) {
            return PaperWords.of("titles.statement.none", when, scope);
        }
        return PaperWords.of(shown == all ? "titles.statement.all" : "titles.statement.some", when, scope, all, shown);
    }

    private static List<List<String>> rows(List<Answers.Title> titles) {
        var rows = new ArrayList<List<String>>();
        for (var title : titles) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    title.place(),
                    title.number(),
                    title.area(),
                    title.use().zh(),
                    PaperWords.word("titles.shared", title.shared()),
                    yesNo(title.mortgaged()),
                    yesNo(title.seized())));
        }
        return rows;
    }

    private static String yesNo(boolean is) {
        return PaperWords.of(is ? "titles.yes" : "titles.no");
    }

    private static Paper.Column column(String key, float share, boolean centred) {
        return new Paper.Column(PaperWords.of("titles.column." + key), share, centred);
    }
}
