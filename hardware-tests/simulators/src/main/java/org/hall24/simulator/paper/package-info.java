/** A receipt printer that understands ESC/POS and draws its paper. */
@NullMarked
package org.hall24.simulator.paper;

import org.jspecify.annotations.NullMarked;
