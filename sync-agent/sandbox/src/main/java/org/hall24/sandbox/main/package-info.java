/** The program: the departments' counter on a loopback port. */
@NullMarked
package org.hall24.sandbox.main;

import org.jspecify.annotations.NullMarked;
