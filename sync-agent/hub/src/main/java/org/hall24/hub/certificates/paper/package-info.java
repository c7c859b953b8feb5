/** The sheet a certificate is printed on: faces, layout, squares of the code, and the file that comes of it. */
@NullMarked
package org.hall24.hub.certificates.paper;

import org.jspecify.annotations.NullMarked;
