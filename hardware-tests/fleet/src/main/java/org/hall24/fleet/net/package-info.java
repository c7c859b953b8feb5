/** The proof that a bad network and a long outage lose nothing and double nothing. */
@NullMarked
package org.hall24.fleet.net;

import org.jspecify.annotations.NullMarked;
