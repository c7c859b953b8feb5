package org.hall24.hub.fleet;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.hall24.wire.BoundFields;
import org.hall24.wire.Bytes;

/**
 * A one-time code: 80 random bits as sixteen characters of Crockford's base 32, in groups of four, for a person to type. Nobody
 * guesses it, also not from its stored hash.
 */
final class EnrolmentCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;

    private EnrolmentCode() {}

    static String random(RandomGenerator random) {
        var code = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** What is stored of a code: bound to its terminal. Small letters, blanks and the usual confusions of a typist do not count. */
    static String hash(String terminal, String typed) {
        var bare = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Bytes.sha256(new BoundFields("hall24 enrolment code 1")
                        .and(terminal)
                        .and(bare)
                        .toArray())
                .base64();
    }
}
