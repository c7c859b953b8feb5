package org.hall24.hub.certificates;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.hub.certificates.paper.Paper;
import org.hall24.hub.certificates.paper.Press;
import org.hall24.hub.certificates.seal.SealService;
import org.hall24.hub.certificates.seal.SealedFile;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes drafts: asks the department afresh, sets the paper, has it sealed, and keeps it under the hub's own seal. */
final class CertificateMaker {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateMaker.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** More copies, or more sheets of all copies, are the counter's work; as {@code Document} at the terminal counts. */
    private static final int COPIES_MAX = 5;

    private static final int SHEETS_MAX = 100;

    /** What fits on one line of the watermark, and on two of the table. */
    private static final int USE_CODE_POINTS_MAX = 20;

    private static final int RECEIVER_CODE_POINTS_MAX = 60;

    /** A reply carries the file twice in base64 and must stay below 960 KiB. */
    private static final int FILE_BYTES_MAX = 300 << 10;

    private static final int LAST_DIGITS = 4;

    /** Puts a question to the department that declares it. */
    @FunctionalInterface
    interface Asking {
        Reply ask(Operation operation, Query query) throws InterruptedException;
    }

    private final Asking departments;
    private final SealService seals;
    private final Press press;
    private final CertificateFiles files;
    private final Fingerprints fingerprints;
    private final Sealer own;
    private final Supplier<String> publicUrl;
    private final String region;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param own seals to the hub's own key
     * @param publicUrl address citizens reach the hub by
     * @param region two letters before the numbers
     */
    CertificateMaker(
            Asking departments,
            SealService seals,
            Press press,
            CertificateFiles files,
            Fingerprints fingerprints,
            Sealer own,
            Supplier<String> publicUrl,
            String region,
            InstantSource clock,
            RandomGenerator random) {
        this.departments = departments;
        this.seals = seals;
        this.press = press;
        this.files = files;
        this.fingerprints = fingerprints;
        this.own = own;
        this.publicUrl = publicUrl;
        this.region = region;
        this.clock = clock;
        this.random = random;
    }

    /** Makes a draft and keeps it. */
    Reply make(Query query, Holder holder, String terminal) throws InterruptedException {
        var kind = Kind.of(query.matter());
        var copies = copies(query);
        if (kind.isEmpty() || copies.isEmpty()) {
            return Reply.refused(query.queryId(), "not-offered");
        }
        var answer = departments.ask(kind.get().asks(), query);
        if (answer.outcome() != Reply.Outcome.FOUND) {
            return answer;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Kind.Said> said;
        try {
            said = kind.get().say(query, answer, at);
        } catch (MalformedException e) {
            LOG.warn("{} cannot be put on paper: {}", query.matter(), e.getMessage());
            return Reply.silent(query.queryId());
        }
        if (said.isEmpty()) {
            return Reply.refused(query.queryId(), "no-record");
        }
        Paper.Mark mark = new Paper.Mark.Unsealed();
        if (!query.fields().getOrDefault("unsealed", "").equals("true")) {
            var impression = seals.impression(kind.get().department());
            if (impression.isEmpty()) {
                return Reply.refused(query.queryId(), "seal-down");
            }
            mark = new Paper.Mark.Impression(impression.get());
        }
        return keep(new Order(query, kind.get(), holder, terminal, copies.get()), said.get(), mark, at);
    }

    /** What was asked for, by whom, where. */
    private record Order(Query query, Kind kind, Holder holder, String terminal, int copies) {
        @Override
        public String toString() {
            return "Order[" + query.queryId() + "]";
        }
    }

    private Reply keep(Order order, Kind.Said said, Paper.Mark mark, Instant at) throws InterruptedException {
        var id = order.query().queryId();
        var number = CertificateNumber.of(region, at.atZone(ZONE).getYear(), files.nextCounter());
        var code = VerificationCode.random(random);
        var sheet = press.set(paper(order, said, mark, at, number, code));
        if (sheet.pages() * order.copies() > SHEETS_MAX || sheet.pdf().size() > FILE_BYTES_MAX) {
            return Reply.refused(id, "too-many-sheets");
        }
        var pdf = switch (mark) {
            case Paper.Mark.Unsealed _ -> Optional.of(sheet.pdf());
            case Paper.Mark.Impression _ ->
                SealedFile.of(
                        sheet.pdf(),
                        number.text(),
                        issuer(order.kind()),
                        at,
                        order.kind().department(),
                        seals);
        };
        if (pdf.isEmpty()) {
            return Reply.refused(id, "seal-down");
        }
        boolean sealed = mark instanceof Paper.Mark.Impression;
        files.add(
                row(order, at, number, code, sheet.pages(), sealed, pdf.get()),
                own.seal(new KeptFile(id, code, pdf.get())));
        LOG.info("certificate {} is drafted for {}", number, order.terminal());
        return Reply.found(id, new Answers.Draft(number.text(), title(order.kind()), sheet.pages(), sealed, pdf.get()));
    }

    private CertificateFiles.Row row(
            Order order, Instant at, CertificateNumber number, String code, int pages, boolean sealed, Bytes pdf) {
        var holder = order.holder();
        return new CertificateFiles.Row(
                number,
                order.query().queryId(),
                order.query().matter(),
                CertificateFiles.State.DRAFT,
                order.terminal(),
                at,
                Optional.empty(),
                Optional.empty(),
                pages,
                order.copies(),
                0,
                sealed,
                Bytes.sha256(pdf.toArray()),
                fingerprints.code(number.text(), code),
                fingerprints.check(number.text(), holder.name(), lastFour(holder.number())),
                Optional.of(fingerprints.holder(holder.number())));
    }

    private Paper paper(
            Order order, Kind.Said said, Paper.Mark mark, Instant at, CertificateNumber number, String code) {
        var title = title(order.kind());
        var query = order.query();
        return new Paper(
                number.text(),
                title.zh(),
                title.en(),
                new Paper.Holder(order.holder().name(), order.holder().number()),
                said.statement(),
                said.facts(),
                said.grid(),
                said.notes(),
                PaperWords.word(
                        "use",
                        Kind.field(query, "purpose")
                                .map(text -> plain(text, USE_CODE_POINTS_MAX))
                                .orElse("other")),
                Kind.field(query, "receiver").map(text -> plain(text, RECEIVER_CODE_POINTS_MAX)),
                issuer(order.kind()),
                at,
                order.terminal(),
                publicUrl.get() + "/v/" + number + "/" + code,
                code,
                mark);
    }

    /** What somebody typed, as one line without anything that is no sign. */
    private static String plain(String text, int codePointsMax) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.codePoints()
                .limit(codePointsMax)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<Integer> copies(Query query) {
        var text = Kind.field(query, "copies").orElse("1");
        return text.matches("[1-" + COPIES_MAX + "]") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** The last four of an identity number; they tell two people of one name apart. */
    static String lastFour(String number) {
        return number.substring(Math.max(0, number.length() - LAST_DIGITS));
    }

    /** The title of a kind, in both languages. */
    static Answers.Named title(Kind kind) {
        return new Answers.Named(
                kind.words(), PaperWords.of(kind.words() + ".title.zh"), PaperWords.of(kind.words() + ".title.en"));
    }

    private static String issuer(Kind kind) {
        return PaperWords.of(kind.words() + ".issuer.zh");
    }
}
