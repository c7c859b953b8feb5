package org.hall24.driver.sam;

import java.time.Duration;

/** What the module is asked, how long it may take, and what its answers look like. */
enum SamCommand {
    /** 11 FF. */
    STATUS(0x11, 0xFF, Duration.ofMillis(600), 0x90, 0, 0),
    /** 12 FF; shipped code waits 300 ms. */
    SAM_ID(0x12, 0xFF, Duration.ofMillis(600), 0x90, 16, 16),
    /** 20 01; shipped code waits 100 ms, USB adapters double that, and an old module was seen to take 300. */
    FIND(0x20, 0x01, Duration.ofMillis(600), 0x9F, 4, 4),
    /** 20 02. */
    SELECT(0x20, 0x02, Duration.ofMillis(600), 0x90, 8, 8),
    /** 30 01; shipped code waits 2 s. */
    READ_BASE(0x30, 0x01, Duration.ofSeconds(4), 0x90, 4 + 256, SamFrame.LENGTH_MAX);

    private final int command;
    private final int parameter;
    private final Duration answerMax;
    private final int good;
    private final int dataMin;
    private final int dataMax;

    SamCommand(int command, int parameter, Duration answerMax, int good, int dataMin, int dataMax) {
        this.command = command;
        this.parameter = parameter;
        this.answerMax = answerMax;
        this.good = good;
        this.dataMin = dataMin;
        this.dataMax = dataMax;
    }

    byte[] request() {
        return SamFrame.request(command, parameter);
    }

    Duration answerMax() {
        return answerMax;
    }

    boolean succeeded(SamFrame frame) {
        return frame.status() == good;
    }

    /**
     * Whether a frame can be the answer to this command. Frames do not say what they answer, but a success has its own status and
     * length, and a refusal carries no data and is one this command can give.
     */
    boolean fits(SamFrame frame) {
        int length = frame.dataLength();
        return switch (frame.status()) {
            case 0x90, 0x9F -> frame.status() == good && length >= dataMin && length <= dataMax;
            case 0x80 -> this == FIND && length == 0;
            case 0x81 -> this == SELECT && length == 0;
            case 0x41 -> this == READ_BASE && length == 0;
            default -> length == 0;
        };
    }
}
