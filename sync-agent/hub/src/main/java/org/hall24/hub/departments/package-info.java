/** The way to the departments: connectors declared as data, with time-outs, a breaker and strict reading of answers. */
@NullMarked
package org.hall24.hub.departments;

import org.jspecify.annotations.NullMarked;
