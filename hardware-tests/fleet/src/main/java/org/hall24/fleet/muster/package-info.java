/** Fleets at a site, and the reckoning afterwards. */
@NullMarked
package org.hall24.fleet.muster;

import org.jspecify.annotations.NullMarked;
