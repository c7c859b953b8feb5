/** The programs: the hub with its commands, and the maker of releases. */
@NullMarked
package org.hall24.hub.main;

import org.jspecify.annotations.NullMarked;
