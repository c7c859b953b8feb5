package org.hall24.driver.sam;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the module is asked, how long it may take, and what its answers look like. */
enum SamCommand {
    /** 11 FF. */
    STATUS(0x11, 0xFF, Duration.ofMillis(600), 0x90),
    /** 12 FF; shipped code waits 300 ms. */
    SAM_ID(0x12, 0xFF, Duration.ofMillis(600), 0x90),
    /** 20 01; shipped code waits 100 ms, USB adapters double that, and an old module was seen to take 300. */
    FIND(0x20, 0x01, Duration.ofMillis(600), 0x9F),
    /** 20 02. */
    SELECT(0x20, 0x02, Duration.ofMillis(600), 0x90),
    /** 30 01; shipped code waits 2 s. With or without a portrait. */
    READ_BASE(0x30, 0x01, Duration.ofSeconds(4), 0x90),
    /** 30 10; shipped code waits 3 s. With or without fingerprints. */
    READ_WITH_FINGERPRINT(0x30, 0x10, Duration.ofSeconds(6), 0x90),
    /** 30 03; shipped code waits 1.5 s. GA/T 490 lists up to four addresses, one after the other. */
    READ_NEW_ADDRESS(0x30, 0x03, Duration.ofSeconds(3), 0x90),
    /** 60 00. */
    SPEED_115200(0x60, 0x00, Duration.ofMillis(600), 0x90),
    /** 60 01. */
    SPEED_57600(0x60, 0x01, Duration.ofMillis(600), 0x90),
    /** 60 02. */
    SPEED_38400(0x60, 0x02, Duration.ofMillis(600), 0x90),
    /** 60 03. */
    SPEED_19200(0x60, 0x03, Duration.ofMillis(600), 0x90),
    /** 60 04. */
    SPEED_9600(0x60, 0x04, Duration.ofMillis(600), 0x90);

    private static final Map<Integer, Set<Integer>> LENGTHS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SamCommand::bytes, SamCommand::lengths));

    private final int command;
    private final int parameter;
    private final Duration answerMax;
    private final int good;

    SamCommand(int command, int parameter, Duration answerMax, int good) {
        this.command = command;
        this.parameter = parameter;
        this.answerMax = answerMax;
        this.good = good;
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
     * length, and a refusal carries no data and is one this command can give. No two commands that follow each other succeed alike.
     */
    boolean fits(SamFrame frame) {
        int length = frame.dataLength();
        return switch (frame.status()) {
            case 0x90, 0x9F -> frame.status() == good && succeedsWith(length);
            case 0x80 -> this == FIND && length == 0;
            case 0x81 -> this == SELECT && length == 0;
            case 0x41 -> reads() && length == 0;
            case 0x91 -> this == READ_NEW_ADDRESS && length == 0;
            case 0x31, 0x32, 0x33, 0x40, 0x47 -> meetsCard() && length == 0;
            default -> length == 0;
        };
    }

    /** What may stand in the length field of an answer to the command of these two bytes: a refusal's, and those of its successes. */
    static Set<Integer> answerLengths(int bytes) {
        return LENGTHS.getOrDefault(bytes, Set.of(SamFrame.LENGTH_MIN));
    }

    private int bytes() {
        return (command << 8) | parameter;
    }

    private Set<Integer> lengths() {
        return IntStream.rangeClosed(SamFrame.LENGTH_MIN, SamFrame.LENGTH_MAX)
                .filter(length -> length == SamFrame.LENGTH_MIN || succeedsWith(length - SamFrame.LENGTH_MIN))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a success of this command may carry so many bytes. */
    private boolean succeedsWith(int length) {
        return switch (this) {
            case STATUS, SPEED_115200, SPEED_57600, SPEED_38400, SPEED_19200, SPEED_9600 -> length == 0;
            case SAM_ID -> length == 16;
            case FIND -> length == 4;
            case SELECT -> length == 8;
            case READ_BASE -> length == 4 + 256 || length == 4 + 256 + 1_024;
            case READ_WITH_FINGERPRINT -> length == 6 + 256 + 1_024 || length == 6 + 256 + 2 * 1_024;
            case READ_NEW_ADDRESS -> length == 70 || length == 2 * 70 || length == 3 * 70 || length == 4 * 70;
        };
    }

    /** Whether it reads what stands on a card. */
    private boolean reads() {
        return this == READ_BASE || this == READ_WITH_FINGERPRINT || this == READ_NEW_ADDRESS;
    }

    private boolean meetsCard() {
        return reads() || this == FIND || this == SELECT;
    }
}
