/** The signed release: catalogue, hub keys and plate of a terminal, under two of three roots. */
@NullMarked
package org.hall24.wire.release;

import org.jspecify.annotations.NullMarked;
