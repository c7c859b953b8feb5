package org.hall24.bench.qr;

import org.hall24.driver.code.Grey;

/** A picture and what its code says. */
record Labelled(String name, Grey picture, String says) {}
