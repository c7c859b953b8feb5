@NullMarked
package org.hall24.hub.certificates.seal;

import org.jspecify.annotations.NullMarked;
