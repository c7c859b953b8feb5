/** The long proofs: killed programs, unplugged devices, and nothing personal left behind. */
@NullMarked
package org.hall24.demo.prove;

import org.jspecify.annotations.NullMarked;
