/** Applications under seal: only the hub's key opens what the kiosk closed. */
@NullMarked
package org.hall24.wire.seal;

import org.jspecify.annotations.NullMarked;
