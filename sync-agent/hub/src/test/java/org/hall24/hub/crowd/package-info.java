/** Tests of who is let in. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.crowd;
