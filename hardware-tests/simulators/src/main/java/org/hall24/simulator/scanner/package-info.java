/** Code scanners that speak their makers' command sets. */
@NullMarked
package org.hall24.simulator.scanner;

import org.jspecify.annotations.NullMarked;
