/** What is made of pictures: a camera that says what its sight is worth, and a scanner that reads codes in it. */
@NullMarked
package org.hall24.driver.camera;

import org.jspecify.annotations.NullMarked;
