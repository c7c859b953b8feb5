/** The proof that paper never comes out twice: our own supervision and drivers at simulated printers whose cables are cut everywhere. */
@NullMarked
package org.hall24.demo.printing;

import org.jspecify.annotations.NullMarked;
