/** Who a person is without a card: e-certificates, passes of one session, and codes sent to their own phone. */
@NullMarked
package org.hall24.hub.identity;

import org.jspecify.annotations.NullMarked;
