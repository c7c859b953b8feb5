/** A provider of {@code javax.smartcardio} over libpcsclite that outlives restarts of the card service. */
@NullMarked
package org.hall24.driver.pcsclite;

import org.jspecify.annotations.NullMarked;
