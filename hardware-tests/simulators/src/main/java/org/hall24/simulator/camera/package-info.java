/** A simulated camera, seen over the network or through Video4Linux. */
@NullMarked
package org.hall24.simulator.camera;

import org.jspecify.annotations.NullMarked;
