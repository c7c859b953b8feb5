/** Drives a server as hard as it goes, with requests made before, and measures the server beside its peer. */
@NullMarked
package org.hall24.fleet.load;

import org.jspecify.annotations.NullMarked;
