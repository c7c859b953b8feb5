/** Small files that are on the disk whole or not at all. */
@NullMarked
package org.hall24.agent.disk;

import org.jspecify.annotations.NullMarked;
