/** House rules, manual time and seeded chance, for the tests of every module. */
@NullMarked
package org.hall24.testkit;

import org.jspecify.annotations.NullMarked;
