/** The window the panel hangs in, and the host that keeps only the newest picture. */
@NullMarked
package org.hall24.kiosk.window;

import org.jspecify.annotations.NullMarked;
