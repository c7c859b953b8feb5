@NullMarked
package org.hall24.hub.certificates.paper;

import org.jspecify.annotations.NullMarked;
