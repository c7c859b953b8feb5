/** What a device is, what it can answer, and the words for what can go wrong. */
@NullMarked
package org.hall24.device;

import org.jspecify.annotations.NullMarked;
