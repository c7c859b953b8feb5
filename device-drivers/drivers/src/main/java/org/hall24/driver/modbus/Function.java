package org.hall24.driver.modbus;

/** The four function codes a relay and input board needs (MODBUS Application Protocol V1.1b3, §6). */
enum Function {
    READ_COILS(0x01),
    READ_DISCRETE_INPUTS(0x02),
    WRITE_SINGLE_COIL(0x05),
    WRITE_MULTIPLE_COILS(0x0F);

    private final int code;

    Function(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
