package org.hall24.settings;

import java.time.Duration;

/**
 * How long a terminal waits for a person. All positive, none above {@link #LONGEST}.
 *
 * @param normal for everybody
 * @param care in care mode (关怀版), where nothing hurries
 * @param card how long the reader waits for a card; the same for all, a second try is free
 * @param code how long a code may take to appear: a phone must be found, unlocked and opened first; at most a minute, the
 *     scanner's limit
 * @param cardsTried how often a card may be moved too soon before a counter is named
 * @param takeBack how long "please take your card back" stays
 * @param cleared how long the proof of clearing stays; nothing personal is left to protect
 */
public record Times(
        Waits normal, Waits care, Duration card, Duration code, int cardsTried, Duration takeBack, Duration cleared) {
    /** Longer than this a screen is not waiting but forgotten. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** No scanner is armed longer than this at a time. */
    public static final Duration CODE_LONGEST = Duration.ofSeconds(60);

    /** As shipped: the numbers of the design, §5. */
    public static final Times SHIPPED = new Times(
            new Waits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(45), Duration.ofSeconds(30)),
            new Waits(Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(60)),
            Duration.ofSeconds(30),
            CODE_LONGEST,
            3,
            Duration.ofMillis(1_800),
            Duration.ofSeconds(8));

    /**
     * The waits that care mode stretches.
     *
     * @param idle without a touch, before we ask
     * @param question how long the question stays, before everything is cleared
     * @param result how long the result and the rating stay
     * @param cover without a touch, before a private page covers itself
     */
    public record Waits(Duration idle, Duration question, Duration result, Duration cover) {
        /** Waits within the bounds. */
        public Waits {
            within(idle);
            within(question);
            within(result);
            within(cover);
        }
    }

    /** Times within the bounds. */
    public Times {
        within(card);
        within(code);
        within(takeBack);
        within(cleared);
        if (code.compareTo(CODE_LONGEST) > 0) {
            throw new IllegalArgumentException("a code is awaited at most " + CODE_LONGEST + ", not " + code);
        }
        if (cardsTried < 1 || cardsTried > 10) {
            throw new IllegalArgumentException("cardsTried must be 1 to 10, not " + cardsTried);
        }
    }

    /** The waits that apply now. */
    public Waits waits(boolean careMode) {
        return careMode ? care : normal;
    }

    private static void within(Duration wait) {
        if (wait.isNegative() || wait.isZero() || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a wait must be above 0 and at most " + LONGEST + ", not " + wait);
        }
    }
}
