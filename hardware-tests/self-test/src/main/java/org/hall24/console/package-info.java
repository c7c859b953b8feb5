/** The device console: one device, one verb, one JSON object. */
@NullMarked
package org.hall24.console;

import org.jspecify.annotations.NullMarked;
