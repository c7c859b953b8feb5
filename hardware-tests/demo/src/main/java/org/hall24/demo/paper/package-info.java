/** Eyes that are not of this house: what other people's programs read on paper and panel, and what the public page says of it. */
@NullMarked
package org.hall24.demo.paper;

import org.jspecify.annotations.NullMarked;
