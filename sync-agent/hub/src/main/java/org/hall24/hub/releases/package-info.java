/** Releases for terminals: who is offered which, the long poll, and what terminals say they have. */
@NullMarked
package org.hall24.hub.releases;

import org.jspecify.annotations.NullMarked;
