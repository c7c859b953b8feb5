/** Chip cards by the machine's card service (PC/SC), through {@code javax.smartcardio}. */
@NullMarked
package org.hall24.driver.pcsc;

import org.jspecify.annotations.NullMarked;
