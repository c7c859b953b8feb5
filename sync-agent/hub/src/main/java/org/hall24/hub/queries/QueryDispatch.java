package org.hall24.hub.queries;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/** Judges who asks what, and brings the question to the room that answers it. Safe for several threads. */
public final class QueryDispatch {
    /** The person is not identified, or not as surely as the matter asks. */
    public static final String NOT_IDENTIFIED = "not-identified";

    /** Nobody here answers that question for that matter. */
    public static final String NOT_OFFERED = "not-offered";

    private final QueryRules rules;
    private final IdentityCheck identities;
    private final Map<Operation, Answering> rooms = new EnumMap<>(Operation.class);

    /**
     * A dispatch to these rooms.
     *
     * @throws IllegalStateException when two rooms answer the same operation
     */
    public QueryDispatch(QueryRules rules, IdentityCheck identities, Collection<Answering> rooms) {
        this.rules = rules;
        this.identities = identities;
        for (var room : rooms) {
            for (var operation : room.answers()) {
                if (this.rooms.put(operation, room) != null) {
                    throw new IllegalStateException("two rooms answer " + operation);
                }
            }
        }
    }

    /** Answers, or says why not. */
    Reply answer(Query query, String terminal) throws InterruptedException {
        var asked = rules.level(query.matter(), query.operation());
        var room = Optional.ofNullable(rooms.get(query.operation()));
        if (asked.isEmpty() || room.isEmpty()) {
            return Reply.refused(query.queryId(), NOT_OFFERED);
        }
        var identity = identity(query, terminal);
        if (identity.level().compareTo(asked.get()) < 0) {
            return Reply.refused(query.queryId(), NOT_IDENTIFIED);
        }
        return room.get().answer(query, identity, terminal);
    }

    private Identity identity(Query query, String terminal) {
        return query.holder()
                .map(holder -> {
                    var level = identities.level(holder, query.pass(), terminal);
                    return level == Level.L0 ? Identity.NOBODY : new Identity(level, query.holder(), query.pass());
                })
                .orElse(Identity.NOBODY);
    }
}
