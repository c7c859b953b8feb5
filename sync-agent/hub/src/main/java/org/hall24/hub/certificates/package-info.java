/** Certificates: asked for, made, sealed, issued, printed to the end, and verified by anybody who holds one. */
@NullMarked
package org.hall24.hub.certificates;

import org.jspecify.annotations.NullMarked;
