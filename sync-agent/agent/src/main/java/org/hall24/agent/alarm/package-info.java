/** What staff must know of this terminal. */
@NullMarked
package org.hall24.agent.alarm;

import org.jspecify.annotations.NullMarked;
