/** Where pictures come from: V4L2, MJPEG over the network, files. */
@NullMarked
package org.hall24.driver.frames;

import org.jspecify.annotations.NullMarked;
