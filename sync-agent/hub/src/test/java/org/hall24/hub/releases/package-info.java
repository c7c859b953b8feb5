/** Tests of rollout and long poll. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.releases;
