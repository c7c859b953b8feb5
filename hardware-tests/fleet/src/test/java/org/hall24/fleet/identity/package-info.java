/** Tests of who a terminal is, with both ends real. */
@org.jspecify.annotations.NullMarked
package org.hall24.fleet.identity;
