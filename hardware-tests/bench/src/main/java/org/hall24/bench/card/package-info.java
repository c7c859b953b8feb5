/** How long reading a card takes beside what its bytes need on the wire. */
@NullMarked
package org.hall24.bench.card;

import org.jspecify.annotations.NullMarked;
