/** The desk panel that steers the simulated devices by hand. */
@NullMarked
package org.hall24.demo.panel;

import org.jspecify.annotations.NullMarked;
