package org.hall24.device.driver;

import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Masker;

/** Speaks one protocol. Found by {@link java.util.ServiceLoader}; the implementation is final with a public constructor. */
public interface DeviceDriver extends Driver<ByteLink> {
    /**
     * What takes a person's data out of a recording of one line. Who does not say otherwise has every byte replaced: a recording then tells
     * when and how much, not what.
     */
    default Masker masker(OptionValues options) {
        return Masker.everything();
    }
}
