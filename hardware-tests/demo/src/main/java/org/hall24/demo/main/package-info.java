/** The programs demo and prove: real time, real chance, real output. */
@NullMarked
package org.hall24.demo.main;

import org.jspecify.annotations.NullMarked;
