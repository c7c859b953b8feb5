package org.hall24.device.driver;

import org.hall24.device.link.ByteLink;

/** Speaks one protocol. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface DeviceDriver extends Driver<ByteLink> {}
