/** The checkout's programs, started as processes of their own and stopped by whoever started them. */
@NullMarked
package org.hall24.programs;

import org.jspecify.annotations.NullMarked;
