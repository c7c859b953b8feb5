/** Social-security cards (社会保障卡) of the editions 1.0 to 3.0. */
@NullMarked
package org.hall24.driver.socialcard;

import org.jspecify.annotations.NullMarked;
