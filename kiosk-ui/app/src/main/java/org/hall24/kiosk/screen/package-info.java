/** What stands on the glass: one view for each screen, which draws it and decides nothing. */
@NullMarked
package org.hall24.kiosk.screen;

import org.jspecify.annotations.NullMarked;
