/** What the programs of one terminal say to each other: kiosk and agent, and a technician's tool that wants a device of the kiosk. */
@NullMarked
package org.hall24.wire.terminal;

import org.jspecify.annotations.NullMarked;
