/** Settings as typed values with the defaults we ship. */
@NullMarked
package org.hall24.settings;

import org.jspecify.annotations.NullMarked;
