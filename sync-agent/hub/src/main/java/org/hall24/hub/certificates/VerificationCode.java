package org.hall24.hub.certificates;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What only the holder of a certificate knows: 80 random bits as sixteen characters of Crockford's base 32, in groups of four. The
 * alphabet has no I, L, O and U, so that nothing on paper can be read as something else.
 */
final class VerificationCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 16;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");

    private VerificationCode() {}

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

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** What a person typed, as it stands on the paper: small letters, spaces and the usual confusions are mended. */
    static Optional<String> typed(String text) {
        var bare = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (bare.length() != CHARACTERS) {
            return Optional.empty();
        }
        var grouped =
                String.join("-", bare.substring(0, 4), bare.substring(4, 8), bare.substring(8, 12), bare.substring(12));
        return Optional.of(grouped).filter(VerificationCode::isOne);
    }
}
