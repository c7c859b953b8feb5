/** The terminals: who is registered, whether a request is really theirs, when they were last heard of. */
@NullMarked
package org.hall24.hub.fleet;

import org.jspecify.annotations.NullMarked;
