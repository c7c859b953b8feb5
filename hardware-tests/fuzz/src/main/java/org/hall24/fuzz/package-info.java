/** Fuzzing of whatever reads bytes from outside. */
@NullMarked
package org.hall24.fuzz;

import org.jspecify.annotations.NullMarked;
