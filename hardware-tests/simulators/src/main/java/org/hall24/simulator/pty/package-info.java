/** A serial cable made of a pseudo-terminal. */
@NullMarked
package org.hall24.simulator.pty;

import org.jspecify.annotations.NullMarked;
