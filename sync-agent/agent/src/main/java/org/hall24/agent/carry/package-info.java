/** Matters that travel as files, where no network reaches or the terminal is broken. */
@NullMarked
package org.hall24.agent.carry;

import org.jspecify.annotations.NullMarked;
