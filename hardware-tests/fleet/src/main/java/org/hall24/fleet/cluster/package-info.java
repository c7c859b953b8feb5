/** The distribution's PostgreSQL as it stands in production: primary and synchronous standby, made for one proof and thrown away. */
@NullMarked
package org.hall24.fleet.cluster;

import org.jspecify.annotations.NullMarked;
