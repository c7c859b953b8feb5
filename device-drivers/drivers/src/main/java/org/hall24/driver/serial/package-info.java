/** Serial ports. */
@NullMarked
package org.hall24.driver.serial;

import org.jspecify.annotations.NullMarked;
