/** Tests of the hub's secrets. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.keys;
