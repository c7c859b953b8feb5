/** The hub's own secrets: sealing, signing, the key of query codes, and the demonstration's certificates. */
@NullMarked
package org.hall24.hub.keys;

import org.jspecify.annotations.NullMarked;
