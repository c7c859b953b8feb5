/** The terminal's outbox beside the bare disk. */
@NullMarked
package org.hall24.fleet.outbox;

import org.jspecify.annotations.NullMarked;
