package org.hall24.agent.outbox;

import java.time.Duration;

/**
 * How much the outbox keeps.
 *
 * @param ballastBytes what is given up when the disk is full
 * @param keepPayloads how long sealed payloads stay after the hub signed for them
 * @param keepPayloadBytes how much of them at most
 */
public record Limits(long ballastBytes, Duration keepPayloads, long keepPayloadBytes) {
    /**
     * Of a terminal: 64 MiB hold some thousand deliveries' worth of writing; seven days or 1 GiB let a hub that was restored from
     * a back-up ask again.
     */
    public static final Limits TERMINAL = new Limits(64L << 20, Duration.ofDays(7), 1L << 30);

    /** Of a copy that is read and thrown away. */
    public static final Limits COPY = new Limits(0, Duration.ofDays(7), 1L << 30);
}
