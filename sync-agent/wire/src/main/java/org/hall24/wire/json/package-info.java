/** Strict, bounded JSON: what does not fit is refused with a sentence that quotes nothing. */
@NullMarked
package org.hall24.wire.json;

import org.jspecify.annotations.NullMarked;
