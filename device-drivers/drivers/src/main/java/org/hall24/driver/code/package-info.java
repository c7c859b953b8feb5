/** Reading QR codes and barcodes out of grey pictures. */
@NullMarked
package org.hall24.driver.code;

import org.jspecify.annotations.NullMarked;
