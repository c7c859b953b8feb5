/** The demonstration people. Seen by simulators, sandbox and demo only. */
@NullMarked
package org.hall24.people;

import org.jspecify.annotations.NullMarked;
