package org.hall24.agent.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.terminal.AgentException;

/**
 * What waits for the hub, wherever it is kept: {@link Hold} keeps it on the terminal's disk, a simulated terminal in its memory. Safe
 * for several threads.
 */
public interface Backlog {
    /** All that waits, oldest first. */
    List<Parcel> waiting() throws AgentException, InterruptedException;

    /** Matters the hub has not signed for, whether they wait or were set aside. */
    int unsigned() throws AgentException, InterruptedException;

    /**
     * A matter on its way.
     *
     * @param caseNumber its number
     * @param body the submission, as it was made at acceptance
     */
    record Outgoing(String caseNumber, Bytes body) {}

    /** What to send of a matter; empty when it does not wait any more. */
    Optional<Outgoing> matter(UUID id) throws AgentException, InterruptedException;

    /** What to send of a rating; empty when it does not wait any more. */
    Optional<Bytes> rating(UUID id) throws AgentException, InterruptedException;

    /** Keeps the hub's receipts, which the caller has verified; all or none. */
    void delivered(List<HubReceipt> receipts) throws AgentException, InterruptedException;

    /** The hub has this rating. */
    void rated(UUID id) throws AgentException, InterruptedException;

    /** Sets a parcel aside that the hub does not take as it is; staff look after it. */
    void setAside(Parcel parcel, String code) throws AgentException, InterruptedException;

    /** The word by which the hub last asked what is held here, and was answered to the end; empty when it never was. */
    Optional<String> reconciled() throws AgentException, InterruptedException;

    /** Remembers that the hub was answered. */
    void reconciled(String word) throws AgentException, InterruptedException;

    /**
     * Matters that do not wait, in the order of their counters.
     *
     * @param matters this page
     * @param reached where the next page begins: a place that stays where it is when matters before it wait again
     * @param last whether there is no next page
     */
    record Page(List<HeldMatters.Held> matters, long reached, boolean last) {
        /** Copies. */
        public Page {
            matters = List.copyOf(matters);
        }
    }

    /**
     * The next page.
     *
     * @param after where the last page reached; 0 for the first
     */
    Page held(long after) throws AgentException, InterruptedException;

    /** The hub does not have these: those whose payload is still kept wait again, and come back. */
    List<Parcel> again(List<UUID> matters) throws AgentException, InterruptedException;

    /** Looks after the place where it is kept; called now and then. */
    void tidy() throws AgentException, InterruptedException;

    /** Whether {@link #tidy} is wanted soon, since room is short. From memory. */
    boolean isFull();
}
