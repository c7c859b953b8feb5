/** The values both ends of a wire share: numbers people read aloud, applications, envelopes. */
@NullMarked
package org.hall24.wire;

import org.jspecify.annotations.NullMarked;
