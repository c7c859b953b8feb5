/** An identity-card reader that speaks the SAM protocol. */
@NullMarked
package org.hall24.simulator.card;

import org.jspecify.annotations.NullMarked;
