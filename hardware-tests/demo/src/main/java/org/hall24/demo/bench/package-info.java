/** How much of a journey's time is the machine's. */
@NullMarked
package org.hall24.demo.bench;

import org.jspecify.annotations.NullMarked;
