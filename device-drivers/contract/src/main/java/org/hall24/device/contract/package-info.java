/** What every driver and every simulator must hold, and a link that plays a written dialogue. */
@NullMarked
package org.hall24.device.contract;

import org.jspecify.annotations.NullMarked;
