/** What was accepted and is not lost: the terminal's database, its counters and its ballast. */
@NullMarked
package org.hall24.agent.outbox;

import org.jspecify.annotations.NullMarked;
