package org.hall24.hub.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells whether a database is away for the moment, as while a standby takes over, from everything else that goes wrong. */
public final class Outage implements SQLExceptionOverride {
    /**
     * Read-only: the server was the primary and is none now. Too many connections, out of memory or disk, shut down, crashed,
     * starting.
     */
    private static final Set<String> STATES =
            Set.of("25006", "53000", "53100", "53200", "53300", "57P01", "57P02", "57P03", "57P05");

    /** Connection exceptions. */
    private static final String CONNECTION = "08";

    /** How deep an exception may be wrapped. */
    private static final int DEPTH_MAX = 16;

    /** Made by the pool. */
    public Outage() {}

    /** Whether this says, somewhere inside, that the database is away. What was under way may or may not be written. */
    public static boolean isBehind(Throwable e) {
        var inner = e;
        for (int depth = 0; inner != null && depth < DEPTH_MAX; depth++) {
            if (inner instanceof SQLTransientConnectionException
                    || (inner instanceof SQLException sql && isOne(sql.getSQLState()))) {
                return true;
            }
            inner = inner.getCause();
        }
        return false;
    }

    private static boolean isOne(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || STATES.contains(state));
    }

    /** A connection to a server that is no primary any more is of no use, though it works. */
    @java.lang.Override
    public Override adjudicate(SQLException e) {
        return isOne(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
