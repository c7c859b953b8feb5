package org.hall24.journey;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Department;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.device.Receipt;
import org.hall24.wire.query.Answers;
import org.hall24.wire.terminal.Agent;

/** Writes receipts. Name and number are masked, nothing is promised that has not happened. */
final class Paper {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** So that the last line clears the cutter. */
    private static final int FEED_LINES = 1;

    private final Hall hall;
    private final List<Receipt.Part> parts = new ArrayList<>();

    private Paper(Hall hall) {
        this.hall = hall;
    }

    /** How far a matter has come when its receipt is printed. */
    enum Delivery {
        /** The hub has signed. */
        DELIVERED("paper.delivered"),
        /** The network is there; the hub has not signed yet. */
        ON_ITS_WAY("paper.on-its-way"),
        /** Kept here until the network is back. */
        STORED("paper.stored");

        private final String key;

        Delivery(String key) {
            this.key = key;
        }

        Phrase says(Department department) {
            return this == STORED ? Phrase.of(key) : Phrase.of(key, department.name());
        }
    }

    /** The receipt printed right after filing. */
    static Receipt first(Hall hall, Visit visit, Agent.Accepted accepted, String queryCode, Delivery delivery) {
        var paper = new Paper(hall);
        paper.head();
        paper.line(Phrase.of("paper.matter", visit.matter().name()));
        paper.caseNumber(accepted.caseNumber());
        paper.line(Phrase.of("paper.query", spaced(queryCode)));
        paper.rule();
        paper.holder(visit);
        paper.accepted(accepted.acceptedAt());
        visit.slot().ifPresent(slot -> {
            paper.drawn(Phrase.of("paper.hall", slot.name()));
            paper.line(Phrase.of("paper.visit", slot.date(), slot.time()));
            paper.line(Phrase.of("paper.bring"));
        });
        paper.line(delivery.says(visit.matter().department()));
        paper.rule();
        paper.qr(address(visit, accepted.caseNumber()));
        paper.foot(Optional.of(accepted.clearingNumber()));
        return new Receipt(paper.parts);
    }

    /**
     * What stands on the receipt of a certificate.
     *
     * @param out sheets that came out
     * @param of sheets of all copies
     */
    record Slip(
            Agent.Accepted accepted,
            String queryCode,
            String certificate,
            String verificationCode,
            Answers.Named title,
            int out,
            int of) {
        @Override
        public String toString() {
            return "Slip[" + certificate + "]";
        }
    }

    /** The receipt of a certificate: its number, how much of it came out, and how the rest is to be had. */
    static Receipt certificate(Hall hall, Visit visit, Slip slip) {
        var paper = new Paper(hall);
        paper.head();
        paper.line(Phrase.of("paper.matter", visit.matter().name()));
        paper.caseNumber(slip.accepted().caseNumber());
        paper.line(Phrase.of("paper.query", spaced(slip.queryCode())));
        paper.rule();
        paper.line(Phrase.of("paper.certificate", slip.certificate()));
        paper.line(Phrase.of("paper.verify", slip.verificationCode()));
        paper.line(Phrase.of("paper.sheets", slip.out(), slip.of()));
        if (slip.out() < slip.of()) {
            paper.line(Phrase.of("paper.rest"));
        }
        paper.holder(visit);
        paper.accepted(slip.accepted().acceptedAt());
        paper.rule();
        paper.qr(address(visit, slip.accepted().caseNumber()));
        paper.foot(Optional.of(slip.accepted().clearingNumber()));
        return new Receipt(paper.parts);
    }

    /** The receipt of the rest of a certificate; its case is the first one. */
    static Receipt reprinted(Hall hall, Visit visit, Answers.Print print, int sheets) {
        var paper = new Paper(hall);
        paper.head();
        paper.line(Phrase.of("paper.again"));
        paper.line(Phrase.of("paper.matter", name(visit, print.matter())));
        paper.caseNumber(print.caseNumber());
        paper.line(Phrase.of("paper.certificate", print.certificate()));
        paper.line(Phrase.of("paper.reprinted", sheets));
        paper.holder(visit);
        paper.accepted(hall.dialogue().now());
        paper.rule();
        paper.qr(address(visit, print.caseNumber()));
        paper.foot(Optional.empty());
        return new Receipt(paper.parts);
    }

    /** A receipt printed later: case, matter and time only; who holds the card is known by sixteen bits, not more. */
    static Receipt again(Hall hall, Visit visit, Agent.OpenReceipt open) {
        var paper = new Paper(hall);
        paper.head();
        paper.line(Phrase.of("paper.again"));
        paper.line(Phrase.of("paper.matter", name(visit, open.matter())));
        paper.caseNumber(open.caseNumber());
        paper.accepted(open.acceptedAt());
        paper.line(Phrase.of("paper.again-query", hall.house().plate().hotline()));
        paper.rule();
        paper.qr(address(visit, open.caseNumber()));
        paper.foot(Optional.of(open.clearingNumber()));
        return new Receipt(paper.parts);
    }

    /** Where a phone finds the case; nothing personal. */
    static String address(Visit visit, String caseNumber) {
        return visit.opened().who().hub() + "/c/" + caseNumber;
    }

    /** What a matter is called, also one that is no longer in the catalogue. */
    static Phrase name(Visit visit, String matter) {
        return visit.opened().catalogue().matter(matter).map(Matter::name).orElse(Phrase.literal(matter));
    }

    /** {@code 482 906}: six digits are read in threes. */
    static String spaced(String queryCode) {
        return queryCode.substring(0, 3) + " " + queryCode.substring(3);
    }

    private void head() {
        line(hall.house().plate().site());
        parts.add(new Receipt.Heading(words(Phrase.of("paper.heading"))));
        rule();
    }

    private void caseNumber(String number) {
        line(Phrase.of("paper.case"));
        parts.add(new Receipt.Figure(number));
    }

    private void accepted(Instant at) {
        line(Phrase.of("paper.accepted", MOMENT.format(at.atZone(Hall.ZONE))));
        line(Phrase.of("paper.terminal", hall.house().plate().terminal()));
    }

    private void qr(String address) {
        parts.add(new Receipt.Qr(address));
        line(Phrase.of("paper.scan"));
        rule();
    }

    private void holder(Visit visit) {
        drawn(Phrase.of("paper.name", Mask.paper(visit.holder().name())));
        line(Phrase.of("paper.number", Mask.paper(visit.holder().number())));
    }

    private void foot(Optional<String> clearingNumber) {
        clearingNumber.ifPresent(number -> line(Phrase.of("paper.cleared", number)));
        line(Phrase.of("paper.hotline", hall.house().plate().hotline()));
        line(Phrase.of("paper.keep"));
        parts.add(new Receipt.Feed(FEED_LINES));
    }

    private void rule() {
        parts.add(new Receipt.Rule());
    }

    private void line(Phrase phrase) {
        parts.add(new Receipt.Line(words(phrase)));
    }

    private void drawn(Phrase phrase) {
        parts.add(new Receipt.Drawn(words(phrase)));
    }

    private String words(Phrase phrase) {
        return hall.house().in(hall.dialogue().panel().language(), phrase);
    }
}
