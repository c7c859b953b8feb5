/** An A4 printer on the network that understands IPP and keeps the sheets it printed. */
@NullMarked
package org.hall24.simulator.document;

import org.jspecify.annotations.NullMarked;
