package org.hall24.hub.certificates;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.wire.Bytes;

/** Says whether a certificate is valid, to whoever shows its number and code. It never says whose it is. */
final class Verification {
    /** A hand that types from paper errs a few times; a machine that guesses would need some 10^24. */
    private static final int WRONG_CODES_MAX = 20;

    private static final Duration WRONG_CODES_SPAN = Duration.ofMinutes(10);

    /** The last four of a number are ten thousand guesses: with these limits they take three weeks, and each is logged nowhere. */
    private static final int WRONG_HOLDERS_MAX = 5;

    private static final Duration WRONG_HOLDERS_SPAN = Duration.ofMinutes(15);

    private final CertificateFiles files;
    private final Fingerprints fingerprints;
    private final Guesses codes;
    private final Guesses holders;

    Verification(CertificateFiles files, Fingerprints fingerprints, InstantSource clock) {
        this.files = files;
        this.fingerprints = fingerprints;
        this.codes = new Guesses(WRONG_CODES_MAX, WRONG_CODES_SPAN, clock);
        this.holders = new Guesses(WRONG_HOLDERS_MAX, WRONG_HOLDERS_SPAN, clock);
    }

    /** What became of a verification. */
    sealed interface Verdict {
        /** Issued here, not withdrawn, and the code is its own. */
        record Valid(Certificate certificate) implements Verdict {}

        /** Unknown, a draft, withdrawn, or another code: which of them is nobody's business. */
        record NotValid() implements Verdict {}

        /** Too many wrong ones; later again. */
        record TooOften() implements Verdict {}
    }

    /** What anybody with number and code may know. */
    record Certificate(String number, String matter, Instant madeAt, int pages, String terminal, boolean sealed) {}

    /** What comparing something with the record gave. */
    enum Match {
        SAME,
        DIFFERENT,
        TOO_OFTEN
    }

    /**
     * Verifies.
     *
     * @param client who asks, as far as the network tells
     */
    Verdict verify(String number, String code, String client) {
        if (codes.mustWait(client)) {
            return new Verdict.TooOften();
        }
        var row = valid(number, code);
        if (row.isEmpty()) {
            codes.wrong(client);
            return new Verdict.NotValid();
        }
        return new Verdict.Valid(row.map(known -> new Certificate(
                        known.number().text(),
                        known.matter(),
                        known.madeAt(),
                        known.pages(),
                        known.terminal(),
                        known.sealed()))
                .get());
    }

    /** Whether a file is, byte for byte, the one that was issued. Ask {@link #verify} first. */
    Match file(String number, String code, Bytes sha256) {
        return valid(number, code).filter(row -> row.pdf().equals(sha256)).isPresent() ? Match.SAME : Match.DIFFERENT;
    }

    /** Whether a person at a counter is the holder. Ask {@link #verify} first. */
    Match holder(String number, String code, String name, String lastFour) {
        var row = valid(number, code);
        if (row.isEmpty()) {
            return Match.DIFFERENT;
        }
        if (holders.mustWait(number)) {
            return Match.TOO_OFTEN;
        }
        if (row.get().check().equals(fingerprints.check(number, name, lastFour))) {
            return Match.SAME;
        }
        holders.wrong(number);
        return Match.DIFFERENT;
    }

    private Optional<CertificateFiles.Row> valid(String number, String code) {
        if (!CertificateNumber.isOne(number) || !VerificationCode.isOne(code)) {
            return Optional.empty();
        }
        var shown = fingerprints.code(number, code);
        return files.find(number)
                .filter(row -> row.state() == CertificateFiles.State.VALID)
                .filter(row -> row.code().equals(shown));
    }
}
