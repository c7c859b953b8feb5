/** Terminals in memory: the agent's own sender and line to the hub, over a backlog that is kept nowhere. */
@NullMarked
package org.hall24.fleet.terminal;

import org.jspecify.annotations.NullMarked;
