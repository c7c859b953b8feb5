/** Readers of QR codes beside each other. */
@NullMarked
package org.hall24.bench.qr;

import org.jspecify.annotations.NullMarked;
