/** Fuzzing as a program. */
@NullMarked
package org.hall24.fuzz.main;

import org.jspecify.annotations.NullMarked;
