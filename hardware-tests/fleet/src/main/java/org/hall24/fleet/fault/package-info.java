/** A bad network on loopback: connections that are cut, stall, lose their answers or half of themselves, by a seed. */
@NullMarked
package org.hall24.fleet.fault;

import org.jspecify.annotations.NullMarked;
