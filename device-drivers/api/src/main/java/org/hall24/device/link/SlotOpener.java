package org.hall24.device.link;

/** Opens slots of one kind. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface SlotOpener extends Opener<CardSlot> {}
