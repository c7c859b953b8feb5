/** Relay and input boards that speak Modbus RTU: guide lights and sensors. */
@NullMarked
package org.hall24.driver.modbus;

import org.jspecify.annotations.NullMarked;
