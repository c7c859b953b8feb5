package org.hall24.device.link;

/** Opens links of one kind. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface LinkOpener extends Opener<ByteLink> {}
