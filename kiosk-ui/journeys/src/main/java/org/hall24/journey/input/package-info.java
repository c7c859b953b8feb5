/** Turning keys into text: pinyin into characters, and what is being typed right now. */
@NullMarked
package org.hall24.journey.input;

import org.jspecify.annotations.NullMarked;
