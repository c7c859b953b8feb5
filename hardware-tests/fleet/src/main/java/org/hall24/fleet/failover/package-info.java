/** The proof that a dead database, a dead node and yesterday's back-up lose nothing and double nothing. */
@NullMarked
package org.hall24.fleet.failover;

import org.jspecify.annotations.NullMarked;
