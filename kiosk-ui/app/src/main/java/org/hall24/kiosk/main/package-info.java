/** The kiosk as a program: options, wiring, and the one process that owns the glass. */
@NullMarked
package org.hall24.kiosk.main;

import org.jspecify.annotations.NullMarked;
