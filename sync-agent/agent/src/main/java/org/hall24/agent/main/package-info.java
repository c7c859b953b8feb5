/** The program. */
@NullMarked
package org.hall24.agent.main;

import org.jspecify.annotations.NullMarked;
