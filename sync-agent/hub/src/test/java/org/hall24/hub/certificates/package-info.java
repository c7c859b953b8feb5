@NullMarked
package org.hall24.hub.certificates;

import org.jspecify.annotations.NullMarked;
