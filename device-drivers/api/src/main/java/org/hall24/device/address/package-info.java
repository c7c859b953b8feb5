/** Where a device is and how it is set: the device URL and its declared options. */
@NullMarked
package org.hall24.device.address;

import org.jspecify.annotations.NullMarked;
