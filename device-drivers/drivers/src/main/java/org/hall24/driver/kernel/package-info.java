/** Device files of the Linux kernel, as far as Java's own files cannot do it. */
@NullMarked
package org.hall24.driver.kernel;

import org.jspecify.annotations.NullMarked;
