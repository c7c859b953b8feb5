/** Takes matters in: one transaction, one row for ever, one signed receipt. */
@NullMarked
package org.hall24.hub.intake;

import org.jspecify.annotations.NullMarked;
