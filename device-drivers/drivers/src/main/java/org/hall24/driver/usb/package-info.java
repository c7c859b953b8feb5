/** Which port a USB device sits at, by what it is and where it is plugged in, never by the number it happened to get. */
@NullMarked
package org.hall24.driver.usb;

import org.jspecify.annotations.NullMarked;
