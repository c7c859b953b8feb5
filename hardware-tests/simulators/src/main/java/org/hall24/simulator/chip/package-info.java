/** Chip cards in a virtual reader of the card service: social-security cards, and identity cards as some readers show them. */
@NullMarked
package org.hall24.simulator.chip;

import org.jspecify.annotations.NullMarked;
