/** Questions that need an answer now: sealed to the hub, answered to a key that lives as long as the session. */
@NullMarked
package org.hall24.wire.query;

import org.jspecify.annotations.NullMarked;
