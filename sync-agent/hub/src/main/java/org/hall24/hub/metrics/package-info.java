/** Numbers for whoever watches hubs: Prometheus reads them from a port of its own that only this machine reaches. */
@NullMarked
package org.hall24.hub.metrics;

import org.jspecify.annotations.NullMarked;
