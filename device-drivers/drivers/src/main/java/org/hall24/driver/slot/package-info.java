/** What readers of chip cards share, whatever the cards say. */
@NullMarked
package org.hall24.driver.slot;

import org.jspecify.annotations.NullMarked;
