/** Pages of documents as pictures: PDF drawn in memory for the preview. */
@NullMarked
package org.hall24.kiosk.page;

import org.jspecify.annotations.NullMarked;
