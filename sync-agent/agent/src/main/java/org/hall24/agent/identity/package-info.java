/** Which terminal this is, and the key that proves it. */
@NullMarked
package org.hall24.agent.identity;

import org.jspecify.annotations.NullMarked;
