/** The program that measures. */
@NullMarked
package org.hall24.bench.main;

import org.jspecify.annotations.NullMarked;
