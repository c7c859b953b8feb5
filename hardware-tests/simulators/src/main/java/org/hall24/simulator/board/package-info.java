/** A relay and input board that speaks Modbus RTU. */
@NullMarked
package org.hall24.simulator.board;

import org.jspecify.annotations.NullMarked;
