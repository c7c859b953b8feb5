/** Scripted people: they see, touch and carry cards, and know nothing of the programs behind the glass. */
@NullMarked
package org.hall24.demo.citizen;

import org.jspecify.annotations.NullMarked;
