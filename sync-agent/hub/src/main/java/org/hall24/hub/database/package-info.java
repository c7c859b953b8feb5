/** The hub's PostgreSQL: real binaries, started by us as an unprivileged user, reached over a Unix socket only. */
@NullMarked
package org.hall24.hub.database;

import org.jspecify.annotations.NullMarked;
