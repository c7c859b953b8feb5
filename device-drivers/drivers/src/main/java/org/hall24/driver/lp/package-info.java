/** Printers at the kernel's USB printer driver. */
@NullMarked
package org.hall24.driver.lp;

import org.jspecify.annotations.NullMarked;
