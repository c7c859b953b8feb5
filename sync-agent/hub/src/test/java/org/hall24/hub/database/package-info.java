/** Tests of the launcher, and the database the other tests use. */
@org.jspecify.annotations.NullMarked
package org.hall24.hub.database;
