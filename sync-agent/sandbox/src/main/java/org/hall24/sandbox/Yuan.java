package org.hall24.sandbox;

import java.math.BigDecimal;

/** Cents as people read them. */
final class Yuan {
    private Yuan() {}

    /** Such as {@code 86234.56}. */
    static String of(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
