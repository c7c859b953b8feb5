package org.hall24.driver.escpos;

/** What a printer can be asked. */
enum Question {
    /** DLE EOT 1: is it online. */
    PRINTER(0x10, 0x04, 1),
    /** DLE EOT 2: why is it offline. */
    OFFLINE(0x10, 0x04, 2),
    /** DLE EOT 3: which error. */
    ERROR(0x10, 0x04, 3),
    /** DLE EOT 4: the paper sensors. */
    ROLL(0x10, 0x04, 4),
    /** DLE EOT 20: everything, in six bytes that begin with 10 0F. */
    FULL(0x10, 0x04, 20),
    /** GS e 6: the presenter; answered in its turn by a byte without fixed bits. */
    EJECTOR(0x1D, 0x65, 6),
    /** GS r 1: the paper; answered in its turn. That makes it the sign that everything before it is done. */
    MARK(0x1D, 0x72, 1);

    private final byte one;
    private final byte two;
    private final byte three;

    Question(int one, int two, int three) {
        this.one = (byte) one;
        this.two = (byte) two;
        this.three = (byte) three;
    }

    byte[] bytes() {
        return new byte[] {one, two, three};
    }

    /** Whether it is answered at once, whatever waits in the printer's buffer. */
    boolean isRealTime() {
        return isSingleByte() || this == FULL;
    }

    /** Whether a single real-time byte answers it, and nothing in that byte says which question it answers. */
    boolean isSingleByte() {
        return switch (this) {
            case PRINTER, OFFLINE, ERROR, ROLL -> true;
            case FULL, EJECTOR, MARK -> false;
        };
    }
}
