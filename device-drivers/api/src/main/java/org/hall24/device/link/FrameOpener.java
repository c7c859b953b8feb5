package org.hall24.device.link;

/** Opens frame sources of one kind. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface FrameOpener extends Opener<FrameSource> {}
