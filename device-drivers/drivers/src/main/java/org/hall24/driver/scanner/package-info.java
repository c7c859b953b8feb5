/** Code scanners on a serial line: one that always looks, and the command sets of three makers. */
@NullMarked
package org.hall24.driver.scanner;

import org.jspecify.annotations.NullMarked;
