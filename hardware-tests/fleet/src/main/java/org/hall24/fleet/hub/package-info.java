/** Real hubs and the stand-in departments as processes, and what their records say afterwards. */
@NullMarked
package org.hall24.fleet.hub;

import org.jspecify.annotations.NullMarked;
