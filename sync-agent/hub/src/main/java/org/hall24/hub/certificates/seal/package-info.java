/** The department's seal on a certificate: its picture, and a signature any reader of PDF files can check. */
@NullMarked
package org.hall24.hub.certificates.seal;

import org.jspecify.annotations.NullMarked;
