/** Matters, departments and the words on every screen, as data. */
@NullMarked
package org.hall24.catalogue;

import org.jspecify.annotations.NullMarked;
