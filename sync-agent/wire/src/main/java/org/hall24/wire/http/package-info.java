/** What agent and hub say to each other. */
@NullMarked
package org.hall24.wire.http;

import org.jspecify.annotations.NullMarked;
