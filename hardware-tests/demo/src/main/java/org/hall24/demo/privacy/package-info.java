/** The leak finder: searches bytes for what people said, in every form it may have taken. */
@NullMarked
package org.hall24.demo.privacy;

import org.jspecify.annotations.NullMarked;
