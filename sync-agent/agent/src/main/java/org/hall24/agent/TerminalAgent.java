package org.hall24.agent;

import java.util.List;
import java.util.UUID;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.alarm.SiteWatch;
import org.hall24.agent.identity.Terminal;
import org.hall24.agent.outbox.ClearingBook;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.NumberBook;
import org.hall24.agent.outbox.Outbox;
import org.hall24.agent.outbox.Parcel;
import org.hall24.agent.outbox.PrintBook;
import org.hall24.agent.outbox.RatingBox;
import org.hall24.agent.release.ReleaseShelf;
import org.hall24.agent.send.LiveDesk;
import org.hall24.agent.send.QueryDesk;
import org.hall24.agent.send.Sender;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;

/** Answers the kiosk from the terminal's disk and network. Safe for several threads. */
public final class TerminalAgent implements Agent {
    private final Terminal terminal;
    private final ReleaseShelf releases;
    private final Hold hold;
    private final Outbox outbox;
    private final RatingBox ratings;
    private final ClearingBook clearings;
    private final PrintBook prints;
    private final NumberBook numbers;
    private final Sender sender;
    private final LiveDesk desk;
    private final QueryDesk queries;
    private final SiteWatch site;
    private volatile SessionState session = SessionState.FREE;

    /** An agent of opened parts; whoever opened them closes them. */
    public TerminalAgent(
            Terminal terminal,
            ReleaseShelf releases,
            Hold hold,
            Sender sender,
            LiveDesk desk,
            QueryDesk queries,
            Alarms alarms) {
        this.terminal = terminal;
        this.releases = releases;
        this.hold = hold;
        this.outbox = hold.outbox();
        this.ratings = hold.ratings();
        this.clearings = hold.clearings();
        this.prints = hold.prints();
        this.numbers = hold.numbers();
        this.sender = sender;
        this.desk = desk;
        this.queries = queries;
        this.site = new SiteWatch(alarms);
    }

    @Override
    public Introduction introduce() {
        return new Introduction(terminal.name(), terminal.region(), terminal.publicHub(), releases.file());
    }

    @Override
    public FilingResult file(Filing filing) throws AgentException, InterruptedException {
        if (releases.file().isEmpty()) {
            return new Refused(Refusal.NOT_READY);
        }
        var result = outbox.file(filing);
        switch (result) {
            case Accepted accepted -> sender.send(new Parcel.Matter(filing.matterId(), accepted.acceptedAt()));
            case Refused _ -> {
                // Nothing was kept, nothing is sent; the kiosk tells the citizen.
            }
        }
        return result;
    }

    @Override
    public void receiptPrinted(UUID matterId) throws AgentException, InterruptedException {
        outbox.receiptPrinted(matterId);
    }

    @Override
    public List<OpenReceipt> openReceipts() throws AgentException, InterruptedException {
        return outbox.openReceipts();
    }

    @Override
    public boolean delivered(UUID matterId) throws AgentException, InterruptedException {
        return outbox.delivered(matterId);
    }

    @Override
    public NetworkState network() {
        var contact = sender.contact();
        return new NetworkState(contact.answers(), contact.last(), sender.unsigned(), hold.isFull(), sender.resting());
    }

    @Override
    public LiveAnswer live(LiveCall call) throws AgentException, InterruptedException {
        return desk.ask(call);
    }

    @Override
    public QueryAnswer query(QueryCall call) throws AgentException, InterruptedException {
        return queries.ask(call);
    }

    @Override
    public Accepted number(UUID id, String matter, UUID session) throws AgentException, InterruptedException {
        return numbers.number(id, matter, session);
    }

    /**
     * While somebody is served no release changes. Between two citizens the write-ahead log is emptied: erased tags leave the
     * disk.
     */
    @Override
    public void session(SessionState state) throws AgentException, InterruptedException {
        var before = session;
        session = state;
        switch (state) {
            case FREE -> releases.nobodyIsServed();
            case IN_SESSION, MAINTENANCE -> releases.somebodyIsServed();
        }
        if (state == SessionState.IN_SESSION) {
            sender.somebodyCame();
        }
        if (state == SessionState.FREE && before != SessionState.FREE) {
            hold.fold();
        }
    }

    @Override
    public void cleared(ClearingRecord record) throws AgentException, InterruptedException {
        clearings.write(record);
    }

    @Override
    public void rate(Rating rating) throws AgentException, InterruptedException {
        sender.send(new Parcel.Rated(rating.id(), ratings.put(rating)));
    }

    @Override
    public void journal(PrintEntry entry) throws AgentException, InterruptedException {
        prints.write(entry);
    }

    @Override
    public void site(List<SiteCondition> conditions) {
        site.now(conditions);
    }

    @Override
    public List<VoidedPrint> voidedPrints() throws AgentException, InterruptedException {
        return prints.voided();
    }
}
