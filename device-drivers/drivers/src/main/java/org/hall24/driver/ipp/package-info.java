/** Document printers that speak IPP: the encoding, the little HTTP it rides on, and printing as a transaction. */
@NullMarked
package org.hall24.driver.ipp;

import org.jspecify.annotations.NullMarked;
