package org.hall24.hub.queries;

import java.util.Set;
import org.hall24.hub.departments.Departments;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/** Puts a citizen's questions straight to the department they are for. */
public final class DepartmentQueries implements Answering {
    private final Departments departments;

    /** Questions to these departments. */
    public DepartmentQueries(Departments departments) {
        this.departments = departments;
    }

    @Override
    public Set<Operation> answers() {
        return Set.of(
                Operation.CARD_KEYS,
                Operation.FUND_ACCOUNTS,
                Operation.FUND_DETAIL,
                Operation.INSURED,
                Operation.TITLES);
    }

    @Override
    public Reply answer(Query query, Identity identity, String terminal) throws InterruptedException {
        return departments.query(query.operation(), query);
    }
}
