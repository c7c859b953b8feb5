/** What kiosk and agent say to each other on one terminal. */
@NullMarked
package org.hall24.wire.terminal;

import org.jspecify.annotations.NullMarked;
