/** What all public pages have in common: language, words, and headers that forbid whatever a page does not need. */
@NullMarked
package org.hall24.hub.pages;

import org.jspecify.annotations.NullMarked;
