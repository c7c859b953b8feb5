/** The agent: the terminal's disk and network. */
@NullMarked
package org.hall24.agent;

import org.jspecify.annotations.NullMarked;
