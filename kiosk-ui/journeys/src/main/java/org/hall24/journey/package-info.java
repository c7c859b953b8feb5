/** Flows of the terminal, the screens they publish and the touches they answer to. */
@NullMarked
package org.hall24.journey;

import org.jspecify.annotations.NullMarked;
