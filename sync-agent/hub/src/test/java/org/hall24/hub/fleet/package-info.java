/** Tests of what the fleet remembers. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.fleet;
