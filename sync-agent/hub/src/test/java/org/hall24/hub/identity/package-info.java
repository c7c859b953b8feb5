/** Codes and passes on a real PostgreSQL, with a clock in the hand. */
@NullMarked
package org.hall24.hub.identity;

import org.jspecify.annotations.NullMarked;
