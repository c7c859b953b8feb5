package org.hall24.device;

/** One device of the terminal, whatever it does. One thread at a time. */
public sealed interface Device extends AutoCloseable
        permits IdCardReader, SmartCardReader, ReceiptPrinter, DocumentPrinter, CodeScanner, Camera, Lights, Sensors {
    /** Lets go of the device and of its link. May be called more than once; throws nothing. */
    @Override
    void close();
}
