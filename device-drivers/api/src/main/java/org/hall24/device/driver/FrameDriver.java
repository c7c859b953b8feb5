package org.hall24.device.driver;

import org.hall24.device.link.FrameSource;

/** Makes something of pictures. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface FrameDriver extends Driver<FrameSource> {}
