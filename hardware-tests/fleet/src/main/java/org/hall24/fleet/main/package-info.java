/** The command behind {@code prove} and {@code bench} of the fleet. */
@NullMarked
package org.hall24.fleet.main;

import org.jspecify.annotations.NullMarked;
