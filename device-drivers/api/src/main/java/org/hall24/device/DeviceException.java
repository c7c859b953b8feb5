package org.hall24.device;

/** A device is out of work until staff do something about it. */
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** A fault and a sentence for the technician; the sentence never holds personal data. */
    public DeviceException(Fault fault, String sentence) {
        super(fault + ": " + sentence);
        this.fault = fault;
    }

    /** A fault, a sentence for the technician, and what led to it. */
    public DeviceException(Fault fault, String sentence, Throwable cause) {
        super(fault + ": " + sentence, cause);
        this.fault = fault;
    }

    /** What is wrong, with its remedy and handbook page. */
    public Fault fault() {
        return fault;
    }
}
