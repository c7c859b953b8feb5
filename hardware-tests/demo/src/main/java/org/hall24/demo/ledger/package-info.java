/** What is on record after people left: receipts, outbox, hub and departments, and whether these agree. */
@NullMarked
package org.hall24.demo.ledger;

import org.jspecify.annotations.NullMarked;
