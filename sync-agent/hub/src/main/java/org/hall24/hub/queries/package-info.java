/** Questions of citizens, opened, judged, put to whoever answers, and the answer sealed to the session's key; nothing of them is kept. */
@NullMarked
package org.hall24.hub.queries;

import org.jspecify.annotations.NullMarked;
