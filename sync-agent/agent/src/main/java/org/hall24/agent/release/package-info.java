/** The last good release, and the highest revision ever used. */
@NullMarked
package org.hall24.agent.release;

import org.jspecify.annotations.NullMarked;
