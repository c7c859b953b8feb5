/** What a measurement leaves behind. */
@NullMarked
package org.hall24.bench;

import org.jspecify.annotations.NullMarked;
