/** Stand-in departments that answer over HTTP as real ones do, computed from the demonstration people's rows. */
@NullMarked
package org.hall24.sandbox;

import org.jspecify.annotations.NullMarked;
