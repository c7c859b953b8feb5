/** Bytes to and from a device, whatever carries them. */
@NullMarked
package org.hall24.device.link;

import org.jspecify.annotations.NullMarked;
