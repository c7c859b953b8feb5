/** Waiting as a parameter, so that tests hold the clock. */
@NullMarked
package org.hall24.time;

import org.jspecify.annotations.NullMarked;
