package org.hall24.journey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.terminal.Agent;

/** A hub behind the fake agent: really opens the sealed question with its key, answers by the test's desks, and really seals the reply. */
final class FakeHub {
    static final String ECERT = "DZZZ1.AAAABBBBCCCCDDDDEEEEFFFFGGGG2222";
    static final String OTHER_ECERT = "DZZZ1.ZZZZBBBBCCCCDDDDEEEEFFFFGGGG7777";
    static final String SMS = "482906";
    static final String PASS = "pass-7";

    /** Somebody who is known by an e-certificate only. */
    static final Holder YAN = new Holder("言之澄", "990000198506150029", "演示市示范区望湖路24号明湖苑3栋2单元501室");

    static final Holder XI = new Holder("习予衡", "990000194901310012", "演示市示范区桥头街6号");
    static final Answers.Named HERE = new Answers.Named("990000", "演示市", "Demo City");
    static final Answers.Named THERE = new Answers.Named("990100", "邻水市", "Linshui City");

    private final Stage stage;
    private final UnsealingKey key;
    private final Map<Operation, Deque<Function<Query, Optional<Reply>>>> desks = new EnumMap<>(Operation.class);
    private final List<Query> queries = new ArrayList<>();

    FakeHub(Stage stage, UnsealingKey key) {
        this.stage = stage;
        this.key = key;
        answers(Operation.IDENTIFY, FakeHub::identify);
        answers(
                Operation.SEND_CODE,
                query -> Reply.found(query.queryId(), new Answers.CodeSent("139****0001", 60, 300)));
        answers(Operation.CHECK_CODE, FakeHub::check);
        answers(
                Operation.FUND_ACCOUNTS,
                query -> Reply.found(query.queryId(), new Answers.FundAccounts(List.of(account("a-1", "0001")))));
        answers(Operation.FUND_DETAIL, query -> Reply.found(query.queryId(), new Answers.FundDetail(entries(20))));
        answers(Operation.INSURED, query -> Reply.found(query.queryId(), insured(HERE, List.of(HERE))));
        answers(Operation.TITLES, query -> Reply.found(query.queryId(), titles(2)));
        answers(
                Operation.DRAFT,
                query -> Reply.found(
                        query.queryId(), draft(3, "false".equals(query.fields().get("unsealed")))));
        answers(
                Operation.ISSUE,
                query -> Reply.found(
                        query.queryId(),
                        new Answers.Issued("C-2026-000001", "7K4M-2Q9T-XH3P", Stage.BEGIN.plus(Duration.ofDays(1)))));
        answers(
                Operation.CARD_KEYS,
                query -> Reply.found(
                        query.queryId(),
                        new Answers.CardKeys(
                                FakeChips.GENUINE + "0".repeat(16), "B1B2B3B4B5B6B7B8" + "2122232425262728")));
        answers(Operation.PRINTED, query -> Reply.found(query.queryId(), new Answers.Noted(true)));
    }

    /** From now on this operation is answered so. */
    void answers(Operation operation, Function<Query, Reply> desk) {
        desks.put(operation, new ArrayDeque<>(List.of(query -> Optional.of(desk.apply(query)))));
    }

    /** The next question of this operation is answered so, the ones after as before. */
    void once(Operation operation, Function<Query, Reply> desk) {
        desk(operation).addFirst(query -> Optional.of(desk.apply(query)));
    }

    void refuses(Operation operation, String code) {
        answers(operation, query -> Reply.refused(query.queryId(), code));
    }

    /** The next question of this operation is never answered. */
    void staysSilentOnce(Operation operation) {
        desk(operation).addFirst(_ -> Optional.empty());
    }

    /** Every question, opened. */
    List<Query> queries() {
        return queries;
    }

    List<Query> queries(Operation operation) {
        return queries.stream().filter(query -> query.operation() == operation).toList();
    }

    Query last(Operation operation) {
        return queries(operation).getLast();
    }

    Agent.QueryAnswer answer(Agent.QueryCall call) throws InterruptedException {
        try {
            var envelope = Envelope.fromJson(call.envelope());
            var query = new Opener(List.of(key)).open(envelope, Query.class);
            queries.add(query);
            var desk = desk(query.operation());
            var reply = (desk.size() > 1 ? desk.removeFirst() : desk.getFirst()).apply(query);
            if (reply.isEmpty()) {
                stage.park(Instant.MAX, () -> false);
            }
            var asked = query.replyKey();
            var session = new SealingKey("reply", asked.suite(), asked.key());
            return new Agent.Replied(new Sealer(session, envelope.terminal(), envelope.catalogueRevision())
                    .seal(reply.orElseThrow())
                    .toJson());
        } catch (MalformedException | UnsealingException e) {
            throw new AssertionError(e);
        }
    }

    private Deque<Function<Query, Optional<Reply>>> desk(Operation operation) {
        return Optional.ofNullable(desks.get(operation))
                .orElseThrow(() -> new AssertionError("nobody answers " + operation));
    }

    private static Reply identify(Query query) {
        return switch (query.fields().get("code")) {
            case ECERT -> Reply.found(query.queryId(), new Answers.Identified(YAN, PASS, Optional.of("139****0001")));
            case OTHER_ECERT ->
                Reply.found(query.queryId(), new Answers.Identified(XI, "pass-8", Optional.of("139****0002")));
            case null, default -> Reply.refused(query.queryId(), "code-unknown");
        };
    }

    private static Reply check(Query query) {
        return SMS.equals(query.fields().get("code"))
                ? Reply.found(query.queryId(), new Answers.Confirmed("L2"))
                : Reply.refused(query.queryId(), "sms-wrong", new Answers.TriesLeft(2));
    }

    static Answers.FundAccount account(String id, String tail) {
        return new Answers.FundAccount(
                id,
                tail,
                HERE,
                true,
                "演示市测试厂",
                "normal",
                "2400.00",
                "2026-10",
                "86234.56",
                true,
                LocalDate.of(2015, 7, 1));
    }

    static List<Answers.FundEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Answers.FundEntry(
                        LocalDate.of(2026, 11, 1).minusMonths(n),
                        n % 5 == 4 ? "repayment" : "deposit",
                        n % 5 == 4 ? "-1800.00" : "2400.00",
                        Integer.toString(90_000 - n * 100)))
                .toList();
    }

    static Answers.Insured insured(Answers.Named region, List<Answers.Named> regions) {
        return new Answers.Insured(
                region,
                List.of(
                        new Answers.Insurance(
                                new Answers.Named("medical", "职工医疗保险", "Medical"),
                                "paying",
                                "2015-07",
                                "2026-10",
                                136,
                                0,
                                "演示市测试厂"),
                        new Answers.Insurance(
                                new Answers.Named("pension-employee", "企业职工养老保险", "Pension"),
                                "paying",
                                "2015-07",
                                "2026-10",
                                133,
                                3,
                                "演示市测试厂")),
                regions);
    }

    static Answers.Titles titles(int count) {
        return new Answers.Titles(
                HERE,
                Stage.BEGIN,
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> new Answers.Title(
                                "t-" + n,
                                "示范区望湖路",
                                "演（2018）不动产权第00***%02d号".formatted(n),
                                "89.50",
                                "sole",
                                new Answers.Named("home", "住宅", "Home"),
                                n == 1,
                                false))
                        .toList(),
                List.of(HERE));
    }

    static Answers.Draft draft(int pages, boolean sealed) {
        return new Answers.Draft(
                "C-2026-000001",
                new Answers.Named("cert", "缴存证明", "Certificate"),
                pages,
                sealed,
                Bytes.of("%PDF-1.7 言之澄".getBytes(StandardCharsets.UTF_8)));
    }
}
