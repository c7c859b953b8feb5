/** Tests of a whole hub: real PostgreSQL, real TLS, real departments of the sandbox. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.main;
