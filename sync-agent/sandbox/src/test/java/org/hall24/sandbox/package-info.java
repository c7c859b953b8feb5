/** Tests of the stand-in departments, over HTTP. */
@org.jspecify.annotations.NullMarked
package org.hall24.sandbox;
