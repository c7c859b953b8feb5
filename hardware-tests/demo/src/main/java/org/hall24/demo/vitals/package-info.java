/** What a running program holds: descriptors and threads, before and after. */
@NullMarked
package org.hall24.demo.vitals;

import org.jspecify.annotations.NullMarked;
