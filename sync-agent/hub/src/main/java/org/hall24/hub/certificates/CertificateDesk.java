package org.hall24.hub.certificates;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.QueryCodes;
import org.hall24.hub.queries.Answering;
import org.hall24.hub.queries.Identity;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.UnsealingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers what terminals ask about certificates. Each question may be asked again with the same words and gets the same answer, as
 * long as the file is kept. Whatever does not belong to the person who asks does not exist for them.
 */
final class CertificateDesk implements Answering {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateDesk.class);
    private static final String NOT_FOUND = "not-found";
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,3}");

    private final CertificateFiles files;
    private final CertificateMaker maker;
    private final Fingerprints fingerprints;
    private final CaseFiles cases;
    private final QueryCodes codes;
    private final Opener opener;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** @param opener opens what the hub sealed to itself */
    CertificateDesk(
            CertificateFiles files,
            CertificateMaker maker,
            Fingerprints fingerprints,
            CaseFiles cases,
            QueryCodes codes,
            Opener opener,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.files = files;
        this.maker = maker;
        this.fingerprints = fingerprints;
        this.cases = cases;
        this.codes = codes;
        this.opener = opener;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Set<Operation> answers() {
        return Set.of(Operation.DRAFT, Operation.ISSUE, Operation.PRINTED, Operation.UNFINISHED, Operation.RESUME);
    }

    @Override
    public Reply answer(Query query, Identity identity, String terminal) throws InterruptedException {
        var holder = fingerprints.holder(identity.person().number());
        return switch (query.operation()) {
            case DRAFT -> draft(query, identity, terminal, holder);
            case ISSUE -> inTransaction(() -> issue(query, holder, terminal));
            case PRINTED -> inTransaction(() -> printed(query, holder));
            case UNFINISHED -> unfinished(query, holder);
            case RESUME -> resume(query, holder);
            case IDENTIFY, SEND_CODE, CHECK_CODE, CARD_KEYS, FUND_ACCOUNTS, FUND_DETAIL, INSURED, TITLES ->
                throw new IllegalArgumentException(query.operation() + " is answered elsewhere");
        };
    }

    private Reply inTransaction(java.util.function.Supplier<Reply> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()), "a transaction gives what it was given");
    }

    private Reply draft(Query query, Identity identity, String terminal, Bytes holder) throws InterruptedException {
        var before = files.ofDraft(query.queryId());
        if (before.isEmpty()) {
            return maker.make(query, identity.person(), terminal);
        }
        return owned(before, holder)
                .flatMap(row -> file(row)
                        .map(file -> new Answers.Draft(
                                row.number().text(), title(row), row.pages(), row.sealed(), file.pdf())))
                .map(draft -> Reply.found(query.queryId(), draft))
                .orElseGet(() -> Reply.refused(query.queryId(), NOT_FOUND));
    }

    private Reply issue(Query query, Bytes holder, String terminal) {
        var number = caseNumber(query, terminal);
        var code = query.fields().getOrDefault("queryCode", "");
        var row = owned(files.hold(certificate(query)), holder);
        var file = row.flatMap(this::file);
        if (number.isEmpty() || !QueryCodes.isCode(code) || row.isEmpty() || file.isEmpty()) {
            return Reply.refused(query.queryId(), NOT_FOUND);
        }
        var now = clock.instant();
        var known = row.get();
        switch (known.state()) {
            case DRAFT -> {
                boolean old = known.madeAt().plus(CertificateFiles.DRAFT_MAX).isBefore(now);
                if (old || cases.known(number.get().text())) {
                    return Reply.refused(query.queryId(), NOT_FOUND);
                }
                files.issue(known.number(), number.get(), now);
                cases.openAnswered(
                        number.get(),
                        known.draftId(),
                        known.matter(),
                        now,
                        known.number().text(),
                        codes.hash(number.get().text(), code));
                LOG.info("certificate {} is valid; case {}", known.number(), number.get());
            }
            case VALID -> {
                if (!known.caseNumber().equals(Optional.of(number.get().text()))) {
                    return Reply.refused(query.queryId(), NOT_FOUND);
                }
            }
            case WITHDRAWN -> {
                return Reply.refused(query.queryId(), NOT_FOUND);
            }
        }
        var until = known.issuedAt().orElse(now).plus(CertificateFiles.UNFINISHED_MAX);
        return Reply.found(
                query.queryId(),
                new Answers.Issued(known.number().text(), file.get().code(), until));
    }

    private Reply printed(Query query, Bytes holder) {
        var row = files.hold(certificate(query));
        var count = query.fields().getOrDefault("sheets", "");
        if (row.isEmpty()
                || row.get().state() != CertificateFiles.State.VALID
                || !COUNT.matcher(count).matches()) {
            return Reply.refused(query.queryId(), NOT_FOUND);
        }
        var known = row.get();
        if (known.holder().isEmpty()) {
            // Erased: it was whole before, or a day has passed. Either way there is nothing more to note.
            return Reply.found(query.queryId(), new Answers.Noted(known.printed() >= known.sheets()));
        }
        if (owned(row, holder).isEmpty()) {
            return Reply.refused(query.queryId(), NOT_FOUND);
        }
        int sheets = Math.min(Integer.parseInt(count), known.sheets());
        files.printed(known.number(), sheets);
        boolean whole = Math.max(sheets, known.printed()) >= known.sheets();
        if (whole) {
            files.erase(known.number());
        }
        LOG.info("certificate {}: {} of {} sheets are printed", known.number(), sheets, known.sheets());
        return Reply.found(query.queryId(), new Answers.Noted(whole));
    }

    private Reply unfinished(Query query, Bytes holder) {
        var prints = files.unfinished(holder, clock.instant()).stream()
                .map(row -> new Answers.Print(
                        row.number().text(),
                        row.matter(),
                        title(row),
                        row.caseNumber().orElse(""),
                        row.issuedAt().orElse(row.madeAt()),
                        row.sheets(),
                        row.printed()))
                .toList();
        return Reply.found(query.queryId(), new Answers.Unfinished(prints));
    }

    private Reply resume(Query query, Bytes holder) {
        var wanted = certificate(query);
        return files.unfinished(holder, clock.instant()).stream()
                .filter(row -> row.number().text().equals(wanted))
                .findFirst()
                .flatMap(row -> file(row)
                        .map(file -> new Answers.Rest(
                                wanted, title(row), row.pages(), row.copies(), row.printed(), file.pdf())))
                .map(rest -> Reply.found(query.queryId(), rest))
                .orElseGet(() -> Reply.refused(query.queryId(), NOT_FOUND));
    }

    private static String certificate(Query query) {
        return query.fields().getOrDefault("certificate", "");
    }

    /** The case number, if this terminal may give it: its own number is in it. */
    private static Optional<CaseNumber> caseNumber(Query query, String terminal) {
        try {
            var number = new CaseNumber(query.fields().getOrDefault("caseNumber", ""));
            return Optional.of(number)
                    .filter(one -> terminal.endsWith("-" + one.text().substring(3, 7)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<CertificateFiles.Row> owned(Optional<CertificateFiles.Row> row, Bytes holder) {
        return row.filter(known -> known.holder().equals(Optional.of(holder)));
    }

    private Optional<KeptFile> file(CertificateFiles.Row row) {
        return files.file(row.number()).flatMap(envelope -> {
            try {
                return Optional.of(opener.open(envelope, KeptFile.class));
            } catch (UnsealingException e) {
                LOG.error("the file of certificate {} does not open: {}", row.number(), e.getMessage());
                return Optional.empty();
            }
        });
    }

    private static Answers.Named title(CertificateFiles.Row row) {
        var kind = Kind.of(row.matter());
        return kind.map(CertificateMaker::title).orElse(new Answers.Named(row.matter(), row.matter(), row.matter()));
    }
}
