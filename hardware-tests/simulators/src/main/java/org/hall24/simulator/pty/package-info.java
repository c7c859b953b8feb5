/** Cables: a serial one made of a pseudo-terminal, and a device server on the network. */
@NullMarked
package org.hall24.simulator.pty;

import org.jspecify.annotations.NullMarked;
