package org.hall24.journey;

import org.hall24.catalogue.Matter;

/** Which way a matter goes once the person is known. */
enum Course {
    /** Form, review, filing. */
    FILING(""),
    FUND_BALANCE("fund.balance"),
    FUND_DETAIL("fund.detail"),
    FUND_CERTIFICATE("fund.deposit-cert"),
    INSURED_CERTIFICATE("social.insured-cert-person"),
    TITLE_CERTIFICATE("realestate.title-search"),
    /** Printing the rest of what did not come out whole. */
    REPRINT("hall.reprint");

    private final String matter;

    Course(String matter) {
        this.matter = matter;
    }

    /** The id of its one matter; empty for {@link #FILING}, which serves all others. */
    String matter() {
        return matter;
    }

    static Course of(Matter matter) {
        for (var course : values()) {
            if (course.matter.equals(matter.id())) {
                return course;
            }
        }
        return FILING;
    }

    /** Whether it asks the hub under seal instead of filing. */
    boolean asks() {
        return this != FILING;
    }

    /** Whether it ends in a document on paper. */
    boolean prints() {
        return switch (this) {
            case FILING, FUND_BALANCE, FUND_DETAIL -> false;
            case FUND_CERTIFICATE, INSURED_CERTIFICATE, TITLE_CERTIFICATE, REPRINT -> true;
        };
    }
}
