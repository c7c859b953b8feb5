/** The device console as a program. */
@NullMarked
package org.hall24.console.main;

import org.jspecify.annotations.NullMarked;
