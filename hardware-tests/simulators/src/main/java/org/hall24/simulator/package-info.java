/** Devices without hardware: how they are steered by words. */
@NullMarked
package org.hall24.simulator;

import org.jspecify.annotations.NullMarked;
