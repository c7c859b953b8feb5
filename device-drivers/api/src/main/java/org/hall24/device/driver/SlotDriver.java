package org.hall24.device.driver;

import org.hall24.device.link.CardSlot;

/** Reads chip cards of one kind. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface SlotDriver extends Driver<CardSlot> {}
