/** A hall with a panel before it, and the performance of scripted people. */
@NullMarked
package org.hall24.demo.stage;

import org.jspecify.annotations.NullMarked;
