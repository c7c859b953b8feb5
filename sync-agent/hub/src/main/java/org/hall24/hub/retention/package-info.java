/** Erases what may not be kept any longer, as {@code retention.yaml} says. */
@NullMarked
package org.hall24.hub.retention;

import org.jspecify.annotations.NullMarked;
