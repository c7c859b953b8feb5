/** The curve of SM2 (GB/T 32918.5) and how its keys are written; for signatures and envelopes alike. */
@NullMarked
package org.hall24.wire.sm2;

import org.jspecify.annotations.NullMarked;
