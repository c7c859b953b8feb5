/** What becomes of a matter after it arrived: opened, put to its department, answered; and the page a citizen asks. */
@NullMarked
package org.hall24.hub.cases;

import org.jspecify.annotations.NullMarked;
