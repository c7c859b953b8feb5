/** The way to the hub: one request at a time, again until it is signed for. */
@NullMarked
package org.hall24.agent.send;

import org.jspecify.annotations.NullMarked;
