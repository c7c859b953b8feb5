/** The panel as somebody standing before it meets it: pixels, places to touch, and the name of what is shown. */
@NullMarked
package org.hall24.demo.glass;

import org.jspecify.annotations.NullMarked;
