package org.hall24.journey;

/** Everything the panel shows at one moment: the frame around, and the screen within. */
public record Picture(Frame frame, Screen screen) {}
