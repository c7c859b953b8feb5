/** What citizens think of the service: five levels, one rating an id. */
@NullMarked
package org.hall24.hub.ratings;

import org.jspecify.annotations.NullMarked;
