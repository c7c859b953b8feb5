/** Scanners that pretend to be keyboards, the last resort: they are taken from the system whole, so that they cannot type anywhere. */
@NullMarked
package org.hall24.driver.wedge;

import org.jspecify.annotations.NullMarked;
