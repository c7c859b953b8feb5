/** How many requests of which kind are let in at once, and when whoever is turned away may come back. */
@NullMarked
package org.hall24.hub.crowd;

import org.jspecify.annotations.NullMarked;
