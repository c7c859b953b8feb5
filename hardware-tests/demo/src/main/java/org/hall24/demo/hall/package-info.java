/** The programs of one hall as child processes, the cable between agent and hub, and the simulators' ears. */
@NullMarked
package org.hall24.demo.hall;

import org.jspecify.annotations.NullMarked;
