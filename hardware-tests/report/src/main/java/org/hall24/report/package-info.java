/** What proofs and measurements leave behind: rows of {@code prove.json} and of {@code bench.json}. */
@NullMarked
package org.hall24.report;

import org.jspecify.annotations.NullMarked;
