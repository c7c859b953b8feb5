/** Tests of what is erased and what stays. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.retention;
