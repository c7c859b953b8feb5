/** The program that runs one simulated device. */
@NullMarked
package org.hall24.simulator.main;

import org.jspecify.annotations.NullMarked;
