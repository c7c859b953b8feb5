package org.hall24.hub.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes query codes with a key of the hub: six digits alone would be found from a plain hash in a moment. */
public final class QueryCodes {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    private final SecretKeySpec key;

    /** @param key for HMAC-SHA256; never in the database */
    public QueryCodes(SecretKeySpec key) {
        this.key = key;
    }

    /** Whether a text is six digits. */
    public static boolean isCode(String text) {
        return FORM.matcher(text).matches();
    }

    /** The hash of a case's code, as {@link CaseFiles} keeps it. */
    public String hash(String caseNumber, String code) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((caseNumber + " " + code).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    /** Compares in constant time. */
    boolean fits(String caseNumber, String code, String hash) {
        return MessageDigest.isEqual(
                hash(caseNumber, code).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
