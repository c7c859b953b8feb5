/** Devices on the network. */
@NullMarked
package org.hall24.driver.tcp;

import org.jspecify.annotations.NullMarked;
