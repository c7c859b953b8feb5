/** Readers of identity cards with a SAM or SAM_V module: the find, select, read dialogue. */
@NullMarked
package org.hall24.driver.sam;

import org.jspecify.annotations.NullMarked;
