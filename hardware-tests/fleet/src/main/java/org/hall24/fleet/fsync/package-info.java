/** Whether what is called committed was forced to the disk. */
@NullMarked
package org.hall24.fleet.fsync;

import org.jspecify.annotations.NullMarked;
