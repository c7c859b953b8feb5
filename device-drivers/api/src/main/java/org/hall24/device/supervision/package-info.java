/** Opens the devices, watches them, and brings them back. */
@NullMarked
package org.hall24.device.supervision;

import org.jspecify.annotations.NullMarked;
