/** Signatures: who said it, over exactly which bytes, and how fresh. */
@NullMarked
package org.hall24.wire.sign;

import org.jspecify.annotations.NullMarked;
