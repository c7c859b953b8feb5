/** What a full disk, a kill and a flipped bit do to the outbox. */
@NullMarked
package org.hall24.fleet.disk;

import org.jspecify.annotations.NullMarked;
