/** Receipt printers that understand ESC/POS. */
@NullMarked
package org.hall24.driver.escpos;

import org.jspecify.annotations.NullMarked;
