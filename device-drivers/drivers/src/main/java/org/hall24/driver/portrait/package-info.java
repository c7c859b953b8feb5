/** Portraits of identity cards, decoded by somebody else's program. */
@NullMarked
package org.hall24.driver.portrait;

import org.jspecify.annotations.NullMarked;
