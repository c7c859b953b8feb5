/** Whom a TLS connection believes. */
@NullMarked
package org.hall24.trust;

import org.jspecify.annotations.NullMarked;
