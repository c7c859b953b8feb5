/** The fleet's proofs and measurements: what one is, and what it is told. */
@NullMarked
package org.hall24.fleet;

import org.jspecify.annotations.NullMarked;
