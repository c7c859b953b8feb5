/** Tests of the connectors against departments that misbehave. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.departments;
