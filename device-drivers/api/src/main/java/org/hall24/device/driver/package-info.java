/** What somebody writes who brings a new make of device. */
@NullMarked
package org.hall24.device.driver;

import org.jspecify.annotations.NullMarked;
