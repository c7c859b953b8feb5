/** The proof that devices come back: all of them at once, plugged, spoilt and used by chance, ten thousand times. */
@NullMarked
package org.hall24.demo.devices;

import org.jspecify.annotations.NullMarked;
