/** The catalogue as a command: lint, list, show. */
@NullMarked
package org.hall24.catalogue.main;

import org.jspecify.annotations.NullMarked;
