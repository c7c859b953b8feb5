package org.hall24.journey;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;

/** An agent in memory that keeps its promises: the same id gives the same answer, what it accepted stays accepted. */
final class FakeAgent implements Agent {
    /** Departments that do not answer, as the hub has told. */
    List<String> resting = List.of();

    /** Prints that broke off. */
    List<VoidedPrint> voided = List.of();

    /** What it was told of door and UPS, each time. */
    final List<List<SiteCondition>> site = new ArrayList<>();

    /** What can go wrong with one filing. */
    enum Trouble {
        /** The line breaks before the agent has it. */
        LOST_ON_THE_WAY,
        /** The agent has it on its disk; the answer is lost. */
        ANSWER_LOST
    }

    private final Stage stage;
    private final FakeHub answering;
    private final Map<UUID, Filing> filings = new LinkedHashMap<>();
    private final Map<UUID, Accepted> answers = new LinkedHashMap<>();
    private final List<UUID> printed = new ArrayList<>();
    private final List<OpenReceipt> foreign = new ArrayList<>();
    private final List<ClearingRecord> cleared = new ArrayList<>();
    private final List<Rating> ratings = new ArrayList<>();
    private final List<SessionState> sessions = new ArrayList<>();
    private final List<LiveCall> calls = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private Optional<byte[]> release = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private boolean dead;
    private boolean hub = true;
    private boolean diskFull;
    private boolean delivers = true;
    private int puts;
    private int lost;
    private Function<LiveCall, LiveAnswer> department = _ -> new DepartmentSilent();

    FakeAgent(Stage stage, FakeHub answering) {
        this.stage = stage;
        this.answering = answering;
    }

    void release(byte[] file) {
        release = Optional.of(file);
    }

    void dead(boolean now) {
        dead = now;
    }

    void hub(boolean answers) {
        hub = answers;
    }

    void diskFull() {
        diskFull = true;
    }

    void refuses(Refusal reason) {
        refusal = Optional.of(reason);
    }

    void delivers(boolean now) {
        delivers = now;
    }

    /** The next so many questions under seal find no way to the hub. */
    void losesQueries(int many) {
        lost = many;
    }

    void department(Function<LiveCall, LiveAnswer> answers) {
        department = answers;
    }

    /** Two halls, two days, two times each, one of them full; every hold is granted for ten minutes. */
    static LiveAnswer friendlyDepartment(LiveCall call) {
        return switch (call.operation()) {
            case "slots" -> new Answered("""
                    {"halls":[{"id":"main","zh":"市民中心","en":"Civic centre"},{"id":"east","zh":"城东分厅","en":"East hall"}],
                     "slots":[{"hall":"main","date":"2026-11-23","time":"09:00","free":3},
                              {"hall":"main","date":"2026-11-23","time":"09:30","free":0},
                              {"hall":"main","date":"2026-11-24","time":"09:00","free":1},
                              {"hall":"east","date":"2026-11-23","time":"14:00","free":2}]}
                    """);
            case "hold" -> new Answered("{\"token\":\"hold-7\",\"until\":\"2026-11-22T13:59:30Z\"}");
            default -> throw new AssertionError("unknown operation " + call.operation());
        };
    }

    void trouble(Trouble... inOrder) {
        troubles.addAll(List.of(inOrder));
    }

    /** A receipt left over from before, of whoever the tag belongs to. */
    void leftOver(OpenReceipt receipt) {
        foreign.add(receipt);
    }

    Map<UUID, Filing> filings() {
        return filings;
    }

    Accepted answerTo(UUID matterId) {
        return Optional.ofNullable(answers.get(matterId)).orElseThrow();
    }

    int puts() {
        return puts;
    }

    List<UUID> printed() {
        return printed;
    }

    List<ClearingRecord> clearings() {
        return cleared;
    }

    List<Rating> ratings() {
        return ratings;
    }

    List<SessionState> sessions() {
        return sessions;
    }

    List<LiveCall> calls() {
        return calls;
    }

    @Override
    public Introduction introduce() throws AgentException {
        alive();
        return new Introduction(
                "H24-0007", "YS", "https://hub.example:8443", release.map(Base64.getEncoder()::encodeToString));
    }

    @Override
    public FilingResult file(Filing filing) throws AgentException {
        alive();
        puts++;
        var trouble = Optional.ofNullable(troubles.poll());
        if (trouble.equals(Optional.of(Trouble.LOST_ON_THE_WAY))) {
            throw new AgentException("lost on the way, says the test");
        }
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var before = filings.putIfAbsent(filing.matterId(), filing);
        if (before != null && !before.equals(filing)) {
            return new Refused(Refusal.CONFLICT);
        }
        var answer = answers.computeIfAbsent(
                filing.matterId(),
                _ -> new Accepted(
                        CaseNumber.of("YS", 7, filings.size()).text(),
                        "C-0007-1122-%03d".formatted(filings.size()),
                        stage.instant()));
        if (trouble.equals(Optional.of(Trouble.ANSWER_LOST))) {
            throw new AgentException("the answer was lost, says the test");
        }
        return answer;
    }

    @Override
    public void receiptPrinted(UUID matterId) throws AgentException {
        alive();
        printed.add(matterId);
    }

    @Override
    public List<OpenReceipt> openReceipts() throws AgentException {
        alive();
        var open = new ArrayList<OpenReceipt>();
        filings.forEach((id, filing) -> {
            var answer = answerTo(id);
            open.add(new OpenReceipt(
                    id,
                    filing.matter(),
                    answer.caseNumber(),
                    answer.clearingNumber(),
                    answer.acceptedAt(),
                    filing.tag()));
        });
        open.addAll(foreign);
        open.removeIf(receipt -> printed.contains(receipt.matterId()));
        return open;
    }

    @Override
    public boolean delivered(UUID matterId) throws AgentException {
        alive();
        return hub && delivers && filings.containsKey(matterId);
    }

    @Override
    public NetworkState network() throws AgentException {
        alive();
        return new NetworkState(
                hub, hub ? Optional.of(stage.instant()) : Optional.<Instant>empty(), 0, diskFull, resting);
    }

    @Override
    public LiveAnswer live(LiveCall call) throws AgentException {
        alive();
        calls.add(call);
        return hub ? department.apply(call) : new NoNetwork();
    }

    @Override
    public QueryAnswer query(QueryCall call) throws AgentException, InterruptedException {
        alive();
        if (lost > 0) {
            lost--;
            return new Unanswered();
        }
        return hub ? answering.answer(call) : new Unanswered();
    }

    @Override
    public Accepted number(UUID id, String matter, UUID session) throws AgentException {
        alive();
        return answers.computeIfAbsent(
                id,
                _ -> new Accepted(
                        CaseNumber.of("YS", 7, 900 + answers.size()).text(),
                        "C-0007-1122-9%02d".formatted(answers.size()),
                        stage.instant()));
    }

    @Override
    public void session(SessionState state) throws AgentException {
        alive();
        sessions.add(state);
    }

    @Override
    public void cleared(ClearingRecord record) throws AgentException {
        alive();
        cleared.add(record);
    }

    @Override
    public void rate(Rating rating) throws AgentException {
        alive();
        ratings.add(rating);
    }

    @Override
    public void journal(PrintEntry entry) {
        throw new AssertionError("the printer's driver writes the journal, not a flow");
    }

    @Override
    public void site(List<SiteCondition> conditions) throws AgentException {
        alive();
        site.add(conditions);
    }

    @Override
    public List<VoidedPrint> voidedPrints() throws AgentException {
        alive();
        return voided;
    }

    private void alive() throws AgentException {
        if (dead) {
            throw new AgentException("dead, says the test");
        }
    }
}
